package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Composites.oneOrMore;
import static dev.seatrial.scenario.load.Scalars.parsed;
import static dev.seatrial.scenario.load.Scalars.text;
import static dev.seatrial.scenario.load.Scalars.value;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import dev.seatrial.scenario.HttpCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests and the answers expected. */
final class HttpTypes {

  /** The methods of a request. */
  private enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  private static final Type<String> METHOD =
      Scalars.scalar(
          "an HTTP method",
          "string",
          schema -> {
            for (Method method : Method.values()) {
              schema.withArray("/enum").add(method.name());
            }
          },
          (node, in) -> {
            for (Method method : Method.values()) {
              if (method.name().equals(node.text())) {
                return Optional.of(method.name());
              }
            }
            return in.fail(
                "value.unknown",
                in.valuePlace(node),
                "expected an HTTP method, found " + node.described(),
                "write GET, HEAD, POST, PUT, PATCH or DELETE");
          });

  /** A request, under whatever key it stands. */
  static final Type<HttpCall> CALL =
      new Shape<>(
          "http",
          "A request to a service and the answer that is expected.",
          f -> {
            var service =
                f.required("service", ServiceNames.ref(), "Service whose port is called.");
            var port = f.optional("port", Scalars.port(), "Container port; the first by default.");
            var method = f.or("method", METHOD, "GET", "HTTP method.");
            var path = f.required("path", absolute(), "Path with its query, from the slash.");
            var headers =
                f.or("headers", map(Scalars.name(), value()), Map.of(), "Request headers.");
            var body = f.optional("body", new JsonBody(), "JSON body, written as YAML.");
            var text =
                f.optional("text", value(), "Body of any other kind; name its type in headers.");
            var form =
                f.or(
                    "form",
                    map(Scalars.prose(), value()),
                    Map.of(),
                    "Fields of a form-encoded body.");
            var status =
                f.or(
                    "status",
                    oneOrMore(Scalars.integer(100, 599)),
                    List.of(200),
                    "Status codes accepted; 200 by default.");
            var expect = f.or("expect", CallTypes.EXPECT, Map.of(), CallTypes.EXPECT_DOC);
            var capture = f.or("capture", CallTypes.CAPTURE, Map.of(), CallTypes.CAPTURE_DOC);
            f.atMostOne(body, text, form);
            f.check(
                in -> {
                  service
                      .value()
                      .ifPresent(
                          name ->
                              in.mention(
                                  new Mention.Called(
                                      name,
                                      port.value().flatMap(given -> given),
                                      service.place().orElseThrow())));
                  checkBody(method.value().orElse("GET"), List.of(body, text, form), in);
                });
            return f.build(
                () ->
                    new HttpCall(
                        service.get(),
                        port.get(),
                        method.get(),
                        path.get(),
                        headers.get(),
                        body.get(),
                        text.get(),
                        form.get(),
                        status.get(),
                        expect.get(),
                        capture.get(),
                        f.location()));
          });

  private HttpTypes() {}

  private static void checkBody(String method, List<Slot<?>> bodies, Reading in) {
    List<Slot<?>> given = bodies.stream().filter(Slot::given).toList();
    if (!given.isEmpty() && (method.equals("GET") || method.equals("HEAD"))) {
      in.error(
          "http.body",
          given.get(0).place().orElseThrow(),
          "a " + method + " request has no body",
          "add method: POST, or PUT or PATCH");
    }
  }

  /** A text that begins with a slash. */
  static Type<String> absolute() {
    return parsed(
        "an absolute path",
        "^/",
        text(),
        path -> {
          if (!path.startsWith("/")) {
            throw new IllegalArgumentException("begin it with a slash");
          }
          return path;
        });
  }

  /**
   * A JSONPath; one with references is compiled only when they are resolved.
   *
   * @param form the text it is written in: {@code prose} for keys, else {@code text}
   */
  static Type<String> jsonPath(Type<String> form) {
    return parsed(
        "a JSONPath",
        "^[$]",
        form,
        path -> {
          if (!path.startsWith("$")) {
            throw new IllegalArgumentException("a JSONPath begins with $, e.g. $.items[0].id");
          }
          if (path.contains("${")) {
            return path;
          }
          try {
            JsonPath.compile(path);
            return path;
          } catch (InvalidPathException malformed) {
            throw new IllegalArgumentException(
                "look at its dots and brackets; e.g. $.items[0].id", malformed);
          }
        });
  }
}
