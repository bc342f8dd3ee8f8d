package dev.seatrial.cli.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One line of text, some parts of which may be coloured. */
record Line(List<Span> spans) {
  private static final String MORE = "\u2026";

  /** A part that looks the same. */
  record Span(String text, Style style) {}

  static Line of(String text) {
    return new Line(List.of(new Span(text, Style.PLAIN)));
  }

  /** The beginning of a line: how long after the start it was said. */
  static Line at(Duration sinceStart) {
    double seconds = sinceStart.toMillis() / 1000.0;
    return new Line(List.of()).with(String.format(Locale.ROOT, "[%6.1fs] ", seconds), Style.FAINT);
  }

  Line with(String text, Style style) {
    List<Span> all = new ArrayList<>(spans);
    all.add(new Span(text, style));
    return new Line(List.copyOf(all));
  }

  Line with(String text) {
    return with(text, Style.PLAIN);
  }

  /** How many columns it takes. */
  int columns() {
    return spans.stream().mapToInt(span -> Columns.of(span.text())).sum();
  }

  /** No wider than that; what is cut off leaves an ellipsis. */
  Line cut(int columns) {
    if (columns() <= columns) {
      return this;
    }
    List<Span> kept = new ArrayList<>();
    int left = columns - Columns.of(MORE);
    for (Span span : spans) {
      String text = Columns.cut(span.text(), left);
      kept.add(new Span(text, span.style()));
      left -= Columns.of(text);
      if (text.length() < span.text().length()) {
        break;
      }
    }
    return columns < 1 ? new Line(List.of()) : new Line(List.copyOf(kept)).with(MORE);
  }

  String plain() {
    StringBuilder text = new StringBuilder();
    spans.forEach(span -> text.append(span.text()));
    return text.toString();
  }

  String painted() {
    StringBuilder text = new StringBuilder();
    spans.forEach(span -> text.append(span.style().paint(span.text())));
    return text.toString();
  }
}
