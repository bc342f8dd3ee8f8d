package dev.seatrial.plan;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.source.Location;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the records of a plan are written as JSON. The records themselves know nothing of it. */
final class PlanMapper {
  /** Attribute: scenario to its number, while cells are written. */
  static final String NUMBERS = "numbers";

  /** Attribute: scenarios by number, while cells are read. */
  static final String SCENARIOS = "scenarios";

  private PlanMapper() {}

  static ObjectMapper of(Path root, Supplier<Optional<Path>> bundled) {
    PortablePaths paths = new PortablePaths(root, bundled);
    SimpleModule module = new SimpleModule();
    module.addSerializer(Path.class, new Text<>(path -> paths.write(path)));
    module.addDeserializer(Path.class, new OfText<>(paths::read));
    module.addSerializer(Location.class, new Text<>(at -> location(at, paths)));
    module.addDeserializer(Location.class, new OfText<>(text -> location(text, paths)));
    module.addAbstractTypeMapping(Set.class, LinkedHashSet.class);
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule(), module)
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addMixIn(Cell.class, ByNumber.class)
            .addMixIn(HttpCall.class, WithBody.class);
    for (Class<?> sealed : sealedUnder(Cell.class, new LinkedHashSet<>())) {
      builder.addMixIn(sealed, Kinds.class);
      for (Class<?> kind : sealed.getPermittedSubclasses()) {
        builder.registerSubtypes(new NamedType(kind, PlanJson.kebab(kind)));
      }
    }
    return builder.build();
  }

  /** The sealed types among what a record is made of, to any depth: JSON must tell their kinds. */
  private static Set<Class<?>> sealedUnder(Class<?> type, Set<Class<?>> seen) {
    if (type.getName().startsWith("dev.seatrial.") && seen.add(type)) {
      Stream.ofNullable(type.getPermittedSubclasses())
          .flatMap(Stream::of)
          .forEach(kind -> sealedUnder(kind, seen));
      Stream.ofNullable(type.getRecordComponents())
          .flatMap(Stream::of)
          .forEach(part -> classes(part.getGenericType()).forEach(it -> sealedUnder(it, seen)));
    }
    return seen.stream().filter(Class::isSealed).collect(Collectors.toSet());
  }

  /** A class, and those between its angle brackets. */
  private static Stream<Class<?>> classes(Type type) {
    return type instanceof ParameterizedType generic
        ? Stream.of(generic.getActualTypeArguments()).flatMap(PlanMapper::classes)
        : type instanceof Class<?> plain ? Stream.of(plain) : Stream.empty();
  }

  /** Reads JSON; numbers stay as they are written. */
  static JsonNode tree(String text) throws JsonProcessingException {
    return JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build()
        .readTree(text);
  }

  /** The file of a location as it is written. */
  static String file(String written) {
    return written.replaceAll("(:[0-9]+){3}$", "");
  }

  private static String location(Location at, PortablePaths paths) {
    return paths.write(Path.of(at.file()))
        + ":"
        + at.line()
        + ":"
        + at.column()
        + ":"
        + at.length();
  }

  private static Location location(String text, PortablePaths paths) {
    String file = file(text);
    String[] numbers = text.substring(file.length()).split(":", -1);
    if (numbers.length != 4) {
      throw new IllegalArgumentException(text + " is no place");
    }
    return new Location(
        paths.shown(file),
        Integer.parseInt(numbers[1]),
        Integer.parseInt(numbers[2]),
        Integer.parseInt(numbers[3]));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  interface Kinds {}

  interface ByNumber {
    @JsonSerialize(using = NumberOfScenario.class)
    @JsonDeserialize(using = ScenarioByNumber.class)
    Scenario scenario();
  }

  interface WithBody {
    @JsonSerialize(using = BodyToList.class)
    @JsonDeserialize(using = BodyOfList.class)
    Optional<JsonNode> body();
  }

  static final class NumberOfScenario extends JsonSerializer<Scenario> {
    @Override
    public void serialize(Scenario scenario, JsonGenerator out, SerializerProvider context)
        throws IOException {
      Map<?, ?> numbers = (Map<?, ?>) context.getAttribute(NUMBERS);
      out.writeNumber((Integer) Optional.<Object>ofNullable(numbers.get(scenario)).orElseThrow());
    }
  }

  static final class ScenarioByNumber extends JsonDeserializer<Scenario> {
    @Override
    public Scenario deserialize(JsonParser in, DeserializationContext context) throws IOException {
      List<?> scenarios = (List<?>) context.getAttribute(SCENARIOS);
      int number = in.getValueAsInt(-1);
      if (number < 0 || number >= scenarios.size()) {
        throw new IOException("there is no scenario " + number);
      }
      return (Scenario) scenarios.get(number);
    }
  }

  /** A body that is null is another thing than no body: a list of one, or of none. */
  static final class BodyToList extends JsonSerializer<Optional<JsonNode>> {
    @Override
    public void serialize(Optional<JsonNode> body, JsonGenerator out, SerializerProvider context)
        throws IOException {
      out.writeStartArray();
      if (body.isPresent()) {
        out.writeTree(body.get());
      }
      out.writeEndArray();
    }
  }

  static final class BodyOfList extends JsonDeserializer<Optional<JsonNode>> {
    @Override
    public Optional<JsonNode> deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      JsonNode list = context.readTree(in);
      return list.isEmpty() ? Optional.empty() : Optional.of(list.get(0));
    }
  }

  /** Something that is written as one text. */
  private static final class Text<T> extends JsonSerializer<T> {
    private final transient Function<T, String> words;

    Text(Function<T, String> words) {
      this.words = words;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider context)
        throws IOException {
      out.writeString(words.apply(value));
    }
  }

  private static final class OfText<T> extends JsonDeserializer<T> {
    private final transient Function<String, T> reader;

    OfText(Function<String, T> reader) {
      this.reader = reader;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return reader.apply(in.getValueAsString(""));
    }
  }
}
