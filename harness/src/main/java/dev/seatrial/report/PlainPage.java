package dev.seatrial.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One page of headings and plain lines, to print and to attach; it needs nothing but itself.
 *
 * @param title what it is about
 * @param headline what comes of it, one sentence
 * @param tone how good that is
 * @param why one sentence behind it; empty when there is nothing to say
 * @param when when that was found, and by what
 */
public record PlainPage(
    String title, String headline, Tone tone, String why, String when, List<Section> sections) {

  /** A colour for those who see one; the headline says the same. */
  public enum Tone {
    GOOD,
    BAD,
    UNKNOWN;

    /** Class name in the page's style sheet. */
    public String css() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A heading and what is below it.
   *
   * @param ordered whether the lines are steps to take one after another
   */
  public record Section(String title, List<String> lines, boolean ordered) {

    /** Whether the lines are numbered: one step alone is not. */
    public boolean numbered() {
      return ordered && lines.size() > 1;
    }
  }

  /**
   * The page, UTF-8.
   *
   * @throws IOException when the program lacks its own style sheet
   */
  public byte[] html() throws IOException {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, PlainPage.class.getClassLoader(), "dev.seatrial.report");
    Utf8ByteOutput out = new Utf8ByteOutput();
    engine.render("plain.jte", Map.of("page", this, "style", style()), out);
    return out.toByteArray();
  }

  private static String style() throws IOException {
    try (InputStream in = PlainPage.class.getResourceAsStream("plain.css")) {
      if (in == null) {
        throw new IOException("the program lacks its own plain.css");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
