package dev.seatrial.image;

import dev.seatrial.engine.Engine;
import dev.seatrial.engine.Engine.ImageFacts;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Looks for official images: in the engine, then in their registry. The engine is what asks the
 * registry, so that its mirrors, proxies and certificates count; a registry that stays silent once
 * is not asked again by this process.
 */
final class OfficialImages {
  private final Engine engine;
  private final Optional<String> prefix;
  private final Duration patience;
  private final Map<String, String> silent = new ConcurrentHashMap<>();

  OfficialImages(Engine engine, Optional<String> prefix, Duration patience) {
    this.engine = engine;
    this.prefix = prefix;
    this.patience = patience;
  }

  /** An answer: an image, or why there is none. */
  sealed interface Answer {
    record Found(String reference, ImageFacts facts) implements Answer {}

    /**
     * There is none.
     *
     * @param silent whether the registry did not answer: it may have it
     */
    record Missing(String reason, boolean silent) implements Answer {}
  }

  Answer find(String name, Consumer<String> progress) {
    String reference = Reference.under(prefix, name);
    Optional<ImageFacts> local = engine.image(reference).filter(Labels::official);
    if (local.isPresent()) {
      return new Answer.Found(reference, local.get());
    }
    String host = Reference.host(reference);
    // One thread asks a registry; the others wait for what it learns.
    synchronized (silent) {
      String known = silent.get(host);
      if (known != null) {
        return new Answer.Missing(known, true);
      }
      progress.accept(
          "asking the registry "
              + host
              + " for "
              + reference
              + " (it has "
              + patience.toSeconds()
              + " s to answer)");
      return ask(reference, host, progress);
    }
  }

  /** An image that need not be official: in the engine by this very name, or in a registry. */
  ImageFacts any(String name, Consumer<String> progress) {
    return engine
        .image(name)
        .orElseGet(
            () -> {
              progress.accept("pulling " + name);
              return engine.pull(Reference.under(prefix, name), patience, progress);
            });
  }

  private Answer ask(String reference, String host, Consumer<String> progress) {
    try {
      ImageFacts facts = engine.pull(reference, patience, progress);
      return Labels.official(facts)
          ? new Answer.Found(reference, facts)
          : new Answer.Missing(
              reference
                  + " is an assembled image, by its label "
                  + Labels.ASSEMBLED
                  + ", and does not count as official.",
              false);
    } catch (EngineException e) {
      String message = String.valueOf(e.getMessage());
      if (e.reason() == Reason.REGISTRY_SILENT) {
        silent.put(host, message);
        return new Answer.Missing(message, true);
      }
      if (e.reason() == Reason.IMAGE_REFUSED) {
        return new Answer.Missing(message, false);
      }
      throw e;
    }
  }
}
