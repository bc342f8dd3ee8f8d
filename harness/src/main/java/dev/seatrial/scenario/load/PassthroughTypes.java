package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.either;
import static dev.seatrial.scenario.load.Composites.some;
import static dev.seatrial.scenario.load.Scalars.prose;

import dev.seatrial.scenario.Passthrough;
import dev.seatrial.scenario.Passthrough.Node;
import dev.seatrial.scenario.Passthrough.Request;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a real accelerator profile gives to containers, in keys of Compose: {@code gpus}, {@code
 * devices}, {@code group_add}.
 */
final class PassthroughTypes {
  private static final Pattern NODE =
      Pattern.compile("(/dev/[^:]+)(?::(/[^:]+))?(?::([rwm]{1,3}))?");
  private static final Pattern GROUP = Pattern.compile("[0-9]{1,9}|[A-Za-z_][A-Za-z0-9_-]*");
  private static final Pattern FILES = Pattern.compile("(/[^/:]+)+");
  private static final List<String> GPU = List.of("gpu");
  private static final OptionalInt ALL = OptionalInt.empty();

  private static final Type<OptionalInt> COUNT =
      Scalars.loosely(
          Scalars.parsed(
              "a number of devices",
              "^([1-9][0-9]{0,3}|all)$",
              Quantities.numberOrText(),
              text -> {
                if (text.equals("all")) {
                  return ALL;
                } else if (!text.matches("[1-9][0-9]{0,3}")) {
                  throw new IllegalArgumentException("write how many, or all");
                }
                return OptionalInt.of(Integer.parseInt(text));
              }));

  private static final Type<Request> REQUEST =
      new Shape<>(
          "device request",
          "Devices that the engine's own driver for them hands out, as Compose's gpus.",
          f -> {
            var driver = f.optional("driver", prose(), "Driver of the engine, e.g. nvidia.");
            var count = f.or("count", COUNT, ALL, "How many, or all, which is the default.");
            var ids = f.or("device_ids", some(prose()), List.of(), "Which, instead of how many.");
            var capabilities =
                f.or("capabilities", some(prose()), GPU, "What they can do; gpu by default.");
            f.atMostOne(count, ids);
            return f.build(
                () -> new Request(driver.get(), count.get(), ids.get(), capabilities.get()));
          });

  private static final Type<List<Request>> GPUS =
      either(
          new Converted<>(
              Scalars.constant("all"),
              all -> List.of(new Request(Optional.empty(), ALL, List.of(), GPU))),
          some(REQUEST));

  private static final Type<Node> DEVICE =
      Scalars.parsed("a device node", "^" + NODE + "$", prose(), PassthroughTypes::node);

  private static final Type<String> GROUP_ADD =
      Scalars.loosely(
          Scalars.parsed(
              "a group",
              "^(" + GROUP + ")$",
              Quantities.numberOrText(),
              text -> {
                if (!GROUP.matcher(text).matches()) {
                  throw new IllegalArgumentException("write its name or number");
                }
                return text;
              }));

  private static final Type<String> DRIVER_FILES =
      Scalars.parsed(
          "an absolute path",
          "^" + FILES + "$",
          prose(),
          path -> {
            if (!FILES.matcher(path).matches() || List.of(path.split("/")).contains("..")) {
              throw new IllegalArgumentException("write a file or folder of the driver, whole");
            }
            return path;
          });

  static final Type<Passthrough> PASSTHROUGH =
      new Shape<>(
          "passthrough",
          "What of the engine's machine services with x-accelerator are given.",
          f -> {
            var gpus =
                f.or("gpus", GPUS, List.of(), "Devices the engine hands out: all, or requests.");
            var devices =
                f.or(
                    "devices", some(DEVICE), List.of(), "Device nodes: /dev/kfd, /dev/a:/dev/b:r.");
            var groups =
                f.or("group_add", some(GROUP_ADD), List.of(), "Groups, as the image knows them.");
            var driver =
                f.or(
                    "driver_files",
                    some(DRIVER_FILES),
                    List.of(),
                    "Files and folders of the vendor's driver, read-only at the same place.");
            f.someOf("say which devices are passed through", gpus, devices);
            return f.build(
                () -> new Passthrough(gpus.get(), devices.get(), groups.get(), driver.get()));
          });

  private PassthroughTypes() {}

  private static Node node(String text) {
    Matcher node = NODE.matcher(text);
    if (!node.matches()) {
      throw new IllegalArgumentException(
          "write /dev/node, /dev/node:/dev/other inside, and :r, :rw or :rwm behind");
    }
    String inside = node.group(2) == null ? node.group(1) : node.group(2);
    return new Node(node.group(1), inside, node.group(3) == null ? "rwm" : node.group(3));
  }
}
