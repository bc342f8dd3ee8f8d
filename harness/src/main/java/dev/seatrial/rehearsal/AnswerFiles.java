package dev.seatrial.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.seatrial.project.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes an answer: a page to attach to a change request, the same as Markdown, and as JSON. */
public final class AnswerFiles {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private AnswerFiles() {}

  /**
   * Writes {@code rehearsal.html}, {@code rehearsal.md} and {@code rehearsal.json}, replacing
   * earlier ones.
   *
   * @return the page
   * @throws UncheckedIOException when one cannot be written
   */
  public static Path write(Answer answer, Path folder) {
    try {
      Files.createDirectories(folder);
      WholeFile.write(folder.resolve("rehearsal.json"), JSON.writeValueAsString(answer) + "\n");
      WholeFile.write(folder.resolve("rehearsal.md"), AnswerText.markdown(answer));
      Path page = folder.resolve("rehearsal.html");
      WholeFile.write(page, AnswerText.page(answer).html());
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the rehearsal's report in " + folder + " cannot be written", e);
    }
  }
}
