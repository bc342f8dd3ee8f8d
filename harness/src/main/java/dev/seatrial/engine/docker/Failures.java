package dev.seatrial.engine.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the engine or its client says into one sentence for people, and what to do. */
final class Failures {
  static final String START_ENGINE =
      "Start it (`make doctor` explains the machine; `make verify` starts Debian's), or set"
          + " DOCKER_HOST to the address of a running one.";

  private static final Pattern JSON_MESSAGE =
      Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern PORT =
      Pattern.compile("\\b(?:\\d{1,3}\\.){3}\\d{1,3}:(\\d{1,5})\\b");

  private static final List<Sign> ANYWHERE =
      List.of(
          new Sign(
              Reason.DISK_FULL,
              "no space left on device|disk quota exceeded",
              "there is no room left on the engine's disk",
              "Free some: `seatrial clean --cache` removes what Seatrial keeps, `docker system"
                  + " prune` what the engine keeps."),
          new Sign(
              Reason.PORT_IN_USE,
              "port is already allocated|address already in use|ports are not available",
              "a port is in use",
              "End what listens there (`ss -ltnp` shows it), and repeat."),
          new Sign(
              Reason.OUT_OF_MEMORY,
              "cannot allocate memory|out of memory|oom[- ]kill",
              "the machine is out of memory",
              "End something, lower mem_limit, or run fewer cells at once."),
          new Sign(
              Reason.ENGINE_TOO_OLD,
              "client version .* is too (old|new)|client is newer than server",
              "the engine speaks another version of its API",
              "Seatrial needs an engine of API " + EngineAddress.OLDEST_API + " or newer."));

  private static final List<Sign> PULLING =
      List.of(
          new Sign(
              Reason.IMAGE_REFUSED,
              "pull access denied|manifest unknown|manifest for .* not found|not found: manifest"
                  + "|repository .* not found|name unknown|unauthorized|authentication required"
                  + "|no basic auth|denied|no matching manifest|toomanyrequests|status: 40[134]",
              "the registry answers, but does not give it",
              "Check the name and the tag, log in with `docker login`, or use assembled images"
                  + " (`--images assembled`)."),
          new Sign(
              Reason.REGISTRY_SILENT,
              "no such host|connection refused|i/o timeout|timeout|deadline exceeded|dial tcp"
                  + "|request canceled|no route to host|network is unreachable|connection reset"
                  + "|x509|\\beof\\b|temporary failure|bad gateway|service unavailable"
                  + "|server gave http response to https client|status: 5\\d\\d",
              "the registry does not answer",
              "Check the network and the engine's proxy settings, or use assembled images"
                  + " (`--images assembled`)."));

  private Failures() {}

  /**
   * @param doing what was asked, as in "start the container x"
   */
  static EngineException of(String doing, Throwable thrown) {
    return translate(doing, thrown, List.of());
  }

  static EngineException ofPull(String reference, Throwable thrown) {
    return translate("pull " + reference, thrown, PULLING);
  }

  static EngineException interrupted(String doing, InterruptedException thrown) {
    Thread.currentThread().interrupt();
    return new EngineException(
        Reason.INTERRUPTED, "Interrupted: could not " + doing + ".", "Repeat it.", thrown);
  }

  private static EngineException translate(String doing, Throwable thrown, List<Sign> special) {
    if (thrown instanceof EngineException known) {
      return known;
    }
    String said = message(thrown);
    for (Sign sign : ANYWHERE) {
      if (sign.in(said)) {
        return sign.exception(doing, said, thrown);
      }
    }
    if (fromTransport(thrown)) {
      return new EngineException(
          Reason.NO_ENGINE,
          "Could not " + doing + ": the container engine went away (" + said + ").",
          START_ENGINE,
          thrown);
    }
    for (Sign sign : special) {
      if (sign.in(said)) {
        return sign.exception(doing, said, thrown);
      }
    }
    if (thrown instanceof NotFoundException && said.toLowerCase(Locale.ROOT).contains("image")) {
      return new EngineException(
          Reason.IMAGE_MISSING,
          "Could not " + doing + ": the engine does not have the image (" + said + ").",
          "Run it again: images are resolved before a cell starts.",
          thrown);
    }
    return new EngineException(
        "Could not " + doing + ": " + said + ".", "The engine's own log tells more.", thrown);
  }

  /** The engine's own words, on one line. */
  static String message(Throwable thrown) {
    Throwable deepest = thrown;
    while (!(deepest instanceof DockerException)
        && deepest.getCause() != null
        && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    String text = deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    Matcher json = JSON_MESSAGE.matcher(text);
    if (json.find()) {
      text = json.group(1).replace("\\\"", "\"").replace("\\n", " ").replace("\\\\", "\\");
    }
    String line = text.strip().replaceAll("\\s+", " ");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  /** True when the talk with the engine broke, as opposed to an answer we do not like. */
  private static boolean fromTransport(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof DockerException) {
        return false;
      }
      if (t instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  private record Sign(Reason reason, Pattern pattern, String sentence, String remedy) {
    Sign(Reason reason, String regex, String sentence, String remedy) {
      this(reason, Pattern.compile(regex, Pattern.CASE_INSENSITIVE), sentence, remedy);
    }

    boolean in(String said) {
      return pattern.matcher(said).find();
    }

    EngineException exception(String doing, String said, Throwable cause) {
      Matcher port = PORT.matcher(said);
      String what =
          reason == Reason.PORT_IN_USE && port.find()
              ? "port " + port.group(1) + " of this machine is in use"
              : sentence;
      return new EngineException(
          reason, "Could not " + doing + ": " + what + " (" + said + ").", remedy, cause);
    }
  }
}
