package dev.seatrial.store.files;

import dev.seatrial.store.CanonicalValue;
import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.ValueKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries as rows. */
final class FileRows implements RowCursor {
  static final List<String> KEY = List.of("path");
  static final List<Column> COLUMNS =
      List.of(
          new Column("path", ValueKind.TEXT),
          new Column("type", ValueKind.TEXT),
          new Column("mode", ValueKind.TEXT),
          new Column("uid", ValueKind.INTEGER),
          new Column("gid", ValueKind.INTEGER),
          new Column("size", ValueKind.INTEGER),
          new Column("mtime", ValueKind.TIMESTAMP),
          new Column("sha256", ValueKind.TEXT),
          new Column("target", ValueKind.TEXT),
          new Column("resolves", ValueKind.BOOLEAN),
          new Column("hard_link", ValueKind.TEXT),
          new Column("xattrs", ValueKind.JSON),
          new Column("device", ValueKind.TEXT));

  private final TreeEntries entries;

  FileRows(TreeEntries entries) {
    this.entries = entries;
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public List<String> key() {
    return KEY;
  }

  @Override
  public @Nullable Row next() {
    FileEntry entry = entries.next();
    return entry == null ? null : row(entry);
  }

  private static Row row(FileEntry entry) {
    FileEntry.Content content = entry.content();
    Bytes sha256 = content.sha256();
    String xattrs = content.xattrs();
    String device = content.device();
    Boolean resolves = entry.resolves();
    return Row.of(
        text(entry.path()),
        entry.type().word(),
        String.format("%04o", entry.mode()),
        Long.toString(entry.uid()),
        Long.toString(entry.gid()),
        entry.size() < 0 ? null : Long.toString(entry.size()),
        CanonicalValue.read(
            ValueKind.TIMESTAMP, Instant.EPOCH.plus(entry.mtime(), ChronoUnit.MICROS).toString()),
        sha256 == null ? null : HexFormat.of().formatHex(sha256.array()),
        text(content.target()),
        resolves == null ? null : resolves.toString(),
        text(entry.hardLink()),
        xattrs == null ? null : CanonicalValue.read(ValueKind.JSON, xattrs),
        device);
  }

  private static @Nullable String text(@Nullable Bytes bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.array())).toString();
      return CanonicalValue.text(text);
    } catch (CharacterCodingException e) {
      return CanonicalValue.bytes(ValueKind.TEXT, bytes.array());
    }
  }

  @Override
  public void close() {
    entries.close();
  }
}
