package dev.seatrial.store.elasticsearch;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.http.ContentTooLongException;
import org.apache.http.nio.ContentDecoder;
import org.apache.http.nio.IOControl;
import org.elasticsearch.client.HeapBufferedAsyncResponseConsumer;

/**
 * Keeps an answer in memory up to a limit. That of the library holds only where the server tells
 * the length beforehand, which 8 does not.
 */
final class BoundedAnswer extends HeapBufferedAsyncResponseConsumer {
  private final int maxBytes;
  private long received;

  BoundedAnswer(int maxBytes) {
    super(maxBytes);
    this.maxBytes = maxBytes;
  }

  @Override
  protected void onContentReceived(ContentDecoder decoder, IOControl control) throws IOException {
    super.onContentReceived(
        new ContentDecoder() {
          @Override
          public int read(ByteBuffer into) throws IOException {
            int count = decoder.read(into);
            received += Math.max(0, count);
            if (received > maxBytes) {
              throw new ContentTooLongException("more than " + maxBytes + " bytes");
            }
            return count;
          }

          @Override
          public boolean isCompleted() {
            return decoder.isCompleted();
          }
        },
        control);
  }
}
