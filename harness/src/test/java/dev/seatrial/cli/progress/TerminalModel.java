package dev.seatrial.cli.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person sees: applies text and control sequences as a terminal does. Lines too long are
 * broken, wide letters take two columns, and a window that is made narrower breaks its lines anew,
 * or cuts them.
 */
final class TerminalModel {
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([0-9;?]*)([A-Za-z])");
  private static final String WIDE_REST = "";

  private int columns;
  private int rows;
  private final boolean reflows;

  /** Rows from the first that ever was, each with its cells; a row may go on in the next one. */
  private final List<Row> lines = new ArrayList<>(List.of(new Row()));

  private int row;
  private int column;

  private static final class Row {
    final List<String> cells = new ArrayList<>();
    boolean goesOn;

    void put(int column, String cell) {
      while (cells.size() <= column) {
        cells.add(" ");
      }
      cells.set(column, cell);
    }

    void clearFrom(int column) {
      while (cells.size() > column) {
        cells.remove(cells.size() - 1);
      }
    }
  }

  TerminalModel(int columns, int rows, boolean reflows) {
    this.columns = columns;
    this.rows = rows;
    this.reflows = reflows;
  }

  Tty.Size size() {
    return new Tty.Size(columns, rows);
  }

  /** Takes what a program prints. */
  void print(String text) {
    int at = 0;
    while (at < text.length()) {
      Matcher sequence = SEQUENCE.matcher(text).region(at, text.length());
      if (sequence.lookingAt()) {
        control(sequence.group(1), sequence.group(2));
        at = sequence.end();
      } else {
        int letter = text.codePointAt(at);
        letter(letter);
        at += Character.charCount(letter);
      }
    }
  }

  private void control(String number, String what) {
    switch (what) {
      case "A" -> row = Math.max(firstVisible(), row - Integer.parseInt(number));
      case "K" -> line(row).clearFrom(column);
      case "J" -> {
        line(row).clearFrom(column);
        line(row).goesOn = false;
        while (lines.size() > row + 1) {
          lines.remove(lines.size() - 1);
        }
      }
      case "m" -> {}
      default -> throw new IllegalStateException("no terminal was asked for ESC[" + number + what);
    }
  }

  private void letter(int letter) {
    if (letter == '\r') {
      column = 0;
    } else if (letter == '\n') {
      line(row).goesOn = false;
      column = 0;
      row++;
      line(row);
    } else {
      int width = Columns.of(Character.toString(letter));
      if (width == 0) {
        int before = Math.max(0, column - 1);
        line(row).put(before, line(row).cells.get(before) + Character.toString(letter));
        return;
      }
      if (column + width > columns) {
        line(row).goesOn = true;
        column = 0;
        row++;
      }
      line(row).put(column, Character.toString(letter));
      if (width == 2) {
        line(row).put(column + 1, WIDE_REST);
      }
      column += width;
    }
  }

  private Row line(int number) {
    while (lines.size() <= number) {
      lines.add(new Row());
    }
    return lines.get(number);
  }

  /** Of more rows than there are, the last ones can be reached. */
  private int firstVisible() {
    return Math.max(0, lines.size() - rows);
  }

  /** A person drags the corner of the window. */
  void resize(int newColumns, int newRows) {
    columns = newColumns;
    rows = newRows;
    if (!reflows) {
      lines.forEach(line -> line.clearFrom(newColumns));
      column = Math.min(column, newColumns - 1);
      return;
    }
    List<Row> broken = new ArrayList<>();
    int newRow = 0;
    int newColumn = 0;
    for (int i = 0; i < lines.size(); i++) {
      List<String> whole = new ArrayList<>();
      int start = i;
      int cursor = -1;
      do {
        if (start == row) {
          cursor = whole.size() + column;
        }
        whole.addAll(lines.get(start).cells);
      } while (lines.get(start++).goesOn && start < lines.size());
      i = start - 1;
      int first = broken.size();
      Row part = new Row();
      for (String cell : whole) {
        if (part.cells.size() == newColumns) {
          part.goesOn = true;
          broken.add(part);
          part = new Row();
        }
        part.cells.add(cell);
      }
      broken.add(part);
      if (cursor >= 0) {
        newRow = first + Math.min(cursor, Math.max(0, whole.size())) / newColumns;
        newColumn = cursor % newColumns;
      }
    }
    lines.clear();
    lines.addAll(broken);
    row = newRow;
    column = newColumn;
    line(row);
  }

  /** All rows, those that have scrolled away, too; without blanks at the end. */
  List<String> all() {
    List<String> texts = new ArrayList<>();
    lines.forEach(line -> texts.add(String.join("", line.cells).stripTrailing()));
    while (!texts.isEmpty() && texts.get(texts.size() - 1).isEmpty()) {
      texts.remove(texts.size() - 1);
    }
    return texts;
  }

  /** Where the next letter would be put: row, from the first that ever was, and column. */
  String cursor() {
    return row + ":" + column;
  }
}
