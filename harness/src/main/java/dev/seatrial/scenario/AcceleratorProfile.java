package dev.seatrial.scenario;

import dev.seatrial.source.Location;
import java.util.Map;
import java.util.Optional;

/**
 * What hardware the system believes it has.
 *
 * @param name as in the {@code accelerator} axis
 * @param mode how the belief comes about
 * @param basis what the stand-ins were written from; empty when nothing stands in
 * @param deviceCount devices a worker must report
 * @param deviceName product name of each device; empty when there is none, or when it is the
 *     machine's to say
 * @param vendor of the devices; empty when it was not written
 * @param build image whose {@code mount} folder is copied into a volume; empty when nothing is
 *     injected
 * @param mount absolute path of the volume, in that image and in services
 * @param environment added to services that take the accelerator
 * @param passthrough what of the machine they are given; there in mode real alone
 */
public record AcceleratorProfile(
    String name,
    String title,
    Mode mode,
    String basis,
    int deviceCount,
    String deviceName,
    String vendor,
    Optional<Build> build,
    String mount,
    Map<String, String> environment,
    Optional<Passthrough> passthrough,
    Location location) {

  /** How the system comes to believe. */
  public enum Mode {
    NONE,
    EMULATED,
    REAL;

    /** The word used in YAML and reports. */
    public String word() {
      return Words.of(this);
    }
  }
}
