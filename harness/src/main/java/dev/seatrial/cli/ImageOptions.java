package dev.seatrial.cli;

import dev.seatrial.image.ImageResolver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where images come from. */
final class ImageOptions {
  @Option(
      names = "--images",
      paramLabel = "SOURCE",
      description =
          "Where images come from: auto, official, assembled. auto takes the official image when a"
              + " registry answers, else assembles one. Default: ${DEFAULT-VALUE}",
      defaultValue = "auto")
  private ImageResolver.Mode images = ImageResolver.Mode.AUTO;

  @Option(
      names = "--registry",
      paramLabel = "HOST[:PORT]",
      description = "Ask this registry instead of the one in official image names.")
  private @Nullable String registry;

  ImageResolver.Mode sources() {
    return images;
  }

  Optional<String> registry() {
    return Optional.ofNullable(registry);
  }
}
