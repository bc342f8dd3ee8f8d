package dev.seatrial.image;

import dev.seatrial.engine.BuildContext;
import dev.seatrial.engine.BuildSpec;
import dev.seatrial.engine.Engine;
import dev.seatrial.engine.Engine.ImageFacts;
import dev.seatrial.engine.EngineException;
import dev.seatrial.image.OfficialImages.Answer;
import dev.seatrial.scenario.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Assembles images from Dockerfiles. A Dockerfile that says {@code ARG BASE=<image>} gets that
 * image from its registry, or, when the registry is silent, a base made here.
 */
final class Assembler {
  /** Path in every context: the host's CA bundle, for builder stages only; empty without one. */
  static final String CA_BUNDLE = BuildContext.RESERVED + "/ca-certificates.crt";

  private static final String BASE_ARG = "BASE";
  private static final Pattern BASE_DEFAULT =
      Pattern.compile("^\\s*ARG\\s+BASE=(\\S+)\\s*$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private final Engine engine;
  private final OfficialImages official;
  private final BaseImage baseImage;
  private final RecipeLocks locks;
  private final Map<String, String> environment;

  Assembler(
      Engine engine,
      OfficialImages official,
      BaseImage baseImage,
      RecipeLocks locks,
      Map<String, String> environment) {
    this.engine = engine;
    this.official = official;
    this.baseImage = baseImage;
    this.locks = locks;
    this.environment = environment;
  }

  ResolvedImage assemble(Build build, Consumer<String> progress) {
    Optional<PackageFile> file = build.packageFile().map(PackageFile::of);
    ResolvedImage image = assemble(build, file, progress);
    return file.map(image::with).orElse(image);
  }

  private ResolvedImage assemble(
      Build build, Optional<PackageFile> file, Consumer<String> progress) {
    BuildContext context = BuildContext.of(build.context(), build.dockerfile());
    Optional<String> base =
        build.args().containsKey(BASE_ARG) ? Optional.empty() : baseDefault(build);
    // Either base will do when the image is there already: no registry need be asked.
    for (String kind : base.map(BaseImage::kinds).orElse(List.of(""))) {
      Optional<ResolvedImage> made = made(build, recipe(context, build, file, kind));
      if (made.isPresent()) {
        return made.get();
      }
    }
    Base chosen = base.map(name -> chooseBase(name, progress)).orElse(new Base("", Map.of()));
    Recipe recipe = recipe(context, build, file, chosen.kind());
    return locks.holding(
        recipe,
        progress,
        () ->
            made(build, recipe)
                .orElseGet(() -> build(build, file, recipe, chosen.args(), progress)));
  }

  private record Base(String kind, Map<String, String> args) {}

  private Base chooseBase(String name, Consumer<String> progress) {
    Answer answer = official.find(name, progress);
    if (answer instanceof Answer.Found found) {
      boolean renamed = !found.reference().equals(name);
      return new Base(
          BaseImage.officialKind(name), renamed ? Map.of(BASE_ARG, found.reference()) : Map.of());
    }
    ImageFacts made =
        locks.holding(BaseImage.recipe(name), progress, () -> baseImage.make(name, progress));
    return new Base(BaseImage.madeKind(name), Map.of(BASE_ARG, BaseImage.tag(name, made)));
  }

  private ResolvedImage build(
      Build build,
      Optional<PackageFile> file,
      Recipe recipe,
      Map<String, String> baseArgs,
      Consumer<String> progress) {
    String tag = tag(build, recipe);
    progress.accept("assembling " + tag);
    Map<String, String> args = args(build, file);
    args.putAll(baseArgs);
    Map<String, byte[]> extraFiles = new HashMap<>(Map.of(CA_BUNDLE, caBundle()));
    file.ifPresent(it -> extraFiles.put(it.path(), it.content()));
    ImageFacts facts =
        engine.build(
            new BuildSpec(
                build.context(),
                build.dockerfile(),
                build.target(),
                args,
                Map.of(Labels.ASSEMBLED, name(build), Labels.RECIPE, recipe.sha256()),
                extraFiles,
                tag),
            progress);
    return ResolvedImage.assembled(tag, facts);
  }

  /** By tag, or by labels when someone has taken the tag away. */
  private Optional<ResolvedImage> made(Build build, Recipe recipe) {
    String tag = tag(build, recipe);
    return engine
        .image(tag)
        .filter(facts -> recipe.sha256().equals(facts.labels().get(Labels.RECIPE)))
        .or(
            () ->
                engine.images(Labels.RECIPE, Optional.of(recipe.sha256())).stream()
                    .filter(facts -> name(build).equals(facts.labels().get(Labels.ASSEMBLED)))
                    .findFirst())
        .map(facts -> ResolvedImage.assembled(tag, facts));
  }

  private static Recipe recipe(
      BuildContext context, Build build, Optional<PackageFile> file, String kind) {
    String base = file.map(it -> kind + " package " + it.sha256()).orElse(kind);
    return Recipe.of(
        context, build.dockerfile(), build.target().orElse(""), args(build, file), base);
  }

  /** With the name of the package under the argument that the build takes it by. */
  private static Map<String, String> args(Build build, Optional<PackageFile> file) {
    Map<String, String> args = new HashMap<>(build.args());
    file.ifPresent(it -> build.packageArg().ifPresent(arg -> args.put(arg, it.name())));
    return args;
  }

  private static String tag(Build build, Recipe recipe) {
    return "seatrial/" + name(build).replace('/', '-') + ":" + recipe.brief();
  }

  /** The folder of the system and the stage, {@code shop/release}. */
  static String name(Build build) {
    Path folder = build.context().toAbsolutePath().normalize();
    int last = folder.getNameCount() - 1;
    String file = last < 0 ? "" : folder.getName(last).toString();
    String system = file.equals("images") && last > 0 ? folder.getName(last - 1).toString() : file;
    return slug(system) + "/" + slug(build.target().orElse("image"));
  }

  private static String slug(String text) {
    String slug = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String bare = slug.replaceAll("^-+|-+$", "");
    return bare.isEmpty() ? "image" : bare;
  }

  private static Optional<String> baseDefault(Build build) {
    try {
      Matcher base =
          BASE_DEFAULT.matcher(Files.readString(build.context().resolve(build.dockerfile())));
      return base.find() ? Optional.of(base.group(1)) : Optional.empty();
    } catch (IOException e) {
      throw new EngineException(
          "The Dockerfile " + build.dockerfile() + " in " + build.context() + " cannot be read.",
          "Check its permissions and that it is UTF-8 text.",
          e);
    }
  }

  private byte[] caBundle() {
    String file = environment.getOrDefault("SSL_CERT_FILE", "");
    Path path = Path.of(file);
    if (file.isBlank() || !Files.isReadable(path)) {
      return new byte[0];
    }
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new EngineException(
          "The CA bundle " + file + " (SSL_CERT_FILE) cannot be read.",
          "Correct SSL_CERT_FILE, or unset it.",
          e);
    }
  }
}
