package dev.seatrial.store.mongo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes connections on to a port of this machine, until it is cut. */
final class CutLine implements AutoCloseable {
  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final int target;

  CutLine(int target) throws IOException {
    this.target = target;
    daemon(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() throws IOException {
    while (!listening.isClosed()) {
      Socket near = listening.accept();
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(near);
      sockets.add(far);
      daemon(() -> near.getInputStream().transferTo(far.getOutputStream()));
      daemon(() -> far.getInputStream().transferTo(near.getOutputStream()));
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // It was cut, or the other end left.
                return;
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** Nothing passes any more, now or later. */
  void cut() throws IOException {
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    cut();
  }
}
