package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Scalars.prose;

import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.AcceleratorProfile.Mode;
import dev.seatrial.scenario.Passthrough;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code profile.yaml}. */
final class ProfileTypes {

  private record Devices(int count, String name, String vendor) {}

  private static final Devices NO_DEVICES = new Devices(0, "", "");

  private static final Type<Devices> DEVICES =
      new Shape<>(
          "devices",
          "The devices a worker must report.",
          f -> {
            var count = f.required("count", Scalars.integer(0, 1024), "How many.");
            var name = f.or("name", prose(), "", "Product name of each.");
            var vendor = f.or("vendor", prose(), "", "Vendor, e.g. nvidia.");
            // Written down for readers of the profile; the stand-ins answer for themselves.
            f.optional("memory", Quantities.size(), "Memory of each: 81559MiB.");
            return f.build(() -> new Devices(count.get(), name.get(), vendor.get()));
          });

  static final Type<AcceleratorProfile> PROFILE =
      new Shape<>(
          "accelerator profile",
          "What hardware the system believes it has.",
          f -> {
            Documents.header(f, "AcceleratorProfile");
            var metadata = f.required("metadata", Documents.METADATA, "Name and title.");
            var mode =
                f.required("mode", Scalars.word(List.of(Mode.values())), "none, emulated or real.");
            var basis = f.or("basis", prose(), "", "What the stand-ins were written from.");
            var devices = f.or("devices", DEVICES, NO_DEVICES, "The devices a worker reports.");
            var build =
                f.optional("build", BuildTypes.BUILD, "Image whose mount folder is injected.");
            var mount =
                f.or("mount", HttpTypes.absolute(), "", "Folder in that image and in services.");
            var environment =
                f.or("environment", ServiceTypes.ENVIRONMENT, Map.of(), "Added to services.");
            var passthrough =
                f.optional(
                    "passthrough",
                    PassthroughTypes.PASSTHROUGH,
                    "What of the engine's machine is passed through; mode real needs it.");
            f.together("the folder mount of the image build is what is injected", build, mount);
            f.check(
                in -> {
                  metadata.value().ifPresent(m -> Documents.checkName(m, in));
                  if (mode.value().isPresent()) {
                    checkMode(mode.get(), mode, devices, basis, in);
                    checkPassthrough(mode.get(), mode, passthrough, in);
                  }
                });
            return f.build(
                () ->
                    new AcceleratorProfile(
                        metadata.get().name().value(),
                        metadata.get().title(),
                        mode.get(),
                        basis.get(),
                        devices.get().count(),
                        devices.get().name(),
                        devices.get().vendor(),
                        build.get(),
                        mount.get(),
                        environment.get(),
                        passthrough.get(),
                        metadata.get().name().at()));
          });

  private ProfileTypes() {}

  private static void checkMode(
      Mode mode, Slot<Mode> place, Slot<Devices> devices, Slot<String> basis, Reading in) {
    int count = devices.value().map(Devices::count).orElse(0);
    if ((mode == Mode.NONE) != (count == 0)) {
      in.error(
          "profile.devices",
          devices.place().or(place::place).orElseThrow(),
          mode == Mode.NONE
              ? "a profile of mode none has no devices"
              : "a profile with devices says how many",
          mode == Mode.NONE
              ? "set count: 0, or another mode"
              : "add devices: { count: 1, name: … }");
    }
    // Of a real device the machine knows the name.
    if (mode == Mode.EMULATED && count > 0 && devices.get().name().isEmpty()) {
      in.error("key.missing", devices.place().orElseThrow(), "devices needs the key name");
    }
    if (mode == Mode.EMULATED && !basis.given()) {
      in.error(
          "key.missing",
          place.place().orElseThrow(),
          "an emulated profile needs the key basis",
          "basis: what the stand-ins were written from");
    }
  }

  private static void checkPassthrough(
      Mode mode, Slot<Mode> place, Slot<Optional<Passthrough>> passthrough, Reading in) {
    if (mode == Mode.REAL && !passthrough.given()) {
      in.error(
          "profile.passthrough",
          place.place().orElseThrow(),
          "a real profile says what is passed through",
          "add passthrough: { gpus: all } or passthrough: { devices: [/dev/…] }");
    } else if (mode != Mode.REAL && passthrough.given()) {
      in.error(
          "profile.passthrough",
          passthrough.place().orElseThrow(),
          "only a real profile passes something through",
          "remove it, or set mode: real");
    }
  }
}
