package dev.seatrial.store.files;

import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowBuilder;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.ValueKind;
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
  private final RowBuilder row = new RowBuilder();

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

  /** By the bytes of the paths; but names that are not UTF-8 belong after all others. */
  @Override
  public boolean ordered() {
    return false;
  }

  @Override
  public @Nullable Row next() {
    FileEntry entry = entries.next();
    return entry == null ? null : row(entry);
  }

  private Row row(FileEntry entry) {
    FileEntry.Content content = entry.content();
    Bytes sha256 = content.sha256();
    Boolean resolves = entry.resolves();
    name(entry.path());
    row.text(entry.type().word());
    row.text(mode(entry.mode()));
    row.integer(entry.uid());
    row.integer(entry.gid());
    size(entry.size());
    row.timestamp(entry.mtime());
    text(sha256 == null ? null : HexFormat.of().formatHex(sha256.array()));
    name(content.target());
    if (resolves == null) {
      row.nul();
    } else {
      row.bool(resolves);
    }
    name(entry.hardLink());
    String xattrs = content.xattrs();
    if (xattrs == null) {
      row.nul();
    } else {
      row.json(xattrs);
    }
    text(content.device());
    return row.build();
  }

  private static String mode(int bits) {
    StringBuilder octal = new StringBuilder(4);
    for (int shift = 9; shift >= 0; shift -= 3) {
      octal.append((char) ('0' + ((bits >> shift) & 7)));
    }
    return octal.toString();
  }

  private void size(long size) {
    if (size < 0) {
      row.nul();
    } else {
      row.integer(size);
    }
  }

  private void name(@Nullable Bytes name) {
    if (name == null) {
      row.nul();
    } else {
      row.text(name.array(), 0, name.array().length);
    }
  }

  private void text(@Nullable String value) {
    if (value == null) {
      row.nul();
    } else {
      row.text(value);
    }
  }

  @Override
  public void close() {
    entries.close();
  }
}
