package dev.seatrial.junit;

import dev.seatrial.engine.Engine;
import dev.seatrial.engine.docker.DockerEngine;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.plan.Plan;
import dev.seatrial.trial.Trial;
import java.util.Locale;
import java.util.Optional;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/** What the cells of one execution share. */
final class TrialContext implements EngineExecutionContext {
  private final Trial.Options options;

  TrialContext(ConfigurationParameters parameters) {
    ImageResolver.Mode images =
        parameters
            .get("seatrial.images")
            .map(mode -> ImageResolver.Mode.valueOf(mode.toUpperCase(Locale.ROOT)))
            .orElse(ImageResolver.Mode.AUTO);
    Optional<String> registry = parameters.get("seatrial.registry");
    options = new Trial.Options(images, registry, false, true);
  }

  Trial.Result run(Plan plan) {
    try (Engine engine = DockerEngine.connect()) {
      return Trial.run(plan, engine, options, new LoggedProgress());
    }
  }
}
