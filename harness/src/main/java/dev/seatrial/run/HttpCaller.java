package dev.seatrial.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.seatrial.scenario.HttpCall;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sends requests to services on loopback and holds the answers against what was expected. */
final class HttpCaller {
  private static final int EVIDENCE_CHARS = 600;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Configuration PATHS =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider(JSON))
          .mappingProvider(new JacksonMappingProvider(JSON))
          .options(Option.SUPPRESS_EXCEPTIONS)
          .build();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** An answer: status 0 when there was none, with the reason as body. */
  record Answer(int status, String body) {

    /** For evidence: one line. */
    String shortly() {
      String line = body.replaceAll("\\s+", " ");
      String cut = line.length() > EVIDENCE_CHARS ? line.substring(0, EVIDENCE_CHARS) + "…" : line;
      return status == 0 ? "no answer: " + cut : "answer " + status + ": " + cut;
    }
  }

  /**
   * Sends it; never throws for an answer that is missing or bad.
   *
   * @param port published port on loopback
   * @param timeout of the whole exchange
   */
  Answer send(HttpCall call, int port, Duration timeout) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + call.path()))
              .timeout(timeout);
      if (!call.form().isEmpty()) {
        request.setHeader("Content-Type", "application/x-www-form-urlencoded");
        request.method(call.method(), BodyPublishers.ofString(encoded(call.form())));
      } else if (call.body().isPresent()) {
        request.setHeader("Content-Type", "application/json");
        request.method(call.method(), BodyPublishers.ofString(call.body().get().toString()));
      } else {
        request.method(call.method(), BodyPublishers.noBody());
      }
      call.headers().forEach((name, value) -> request.setHeader(name, encoded(name, value)));
      var response = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), response.body());
    } catch (IOException | IllegalArgumentException e) {
      return new Answer(0, HarnessFailure.words(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(0, "interrupted");
    }
  }

  /** What is wrong with an answer, one sentence; empty when it is as expected. */
  Optional<String> mismatch(HttpCall call, Answer answer) {
    if (!call.status().contains(answer.status())) {
      return Optional.of("expected status " + words(call.status()) + ", got " + answer.shortly());
    }
    for (Map.Entry<String, String> expected : call.expect().entrySet()) {
      String actual = text(read(answer.body(), expected.getKey()));
      if (!actual.equals(expected.getValue())) {
        return Optional.of(
            "expected " + expected.getKey() + " to be " + expected.getValue() + ", got " + actual);
      }
    }
    for (Map.Entry<String, String> wanted : call.capture().entrySet()) {
      JsonNode found = read(answer.body(), wanted.getValue());
      if (found.isMissingNode() || found.isNull()) {
        return Optional.of("nothing at " + wanted.getValue() + " to capture as " + wanted.getKey());
      }
    }
    return Optional.empty();
  }

  /** What the call keeps of an answer that is as expected. */
  Map<String, JsonNode> captures(HttpCall call, Answer answer) {
    Map<String, JsonNode> kept = new LinkedHashMap<>();
    call.capture().forEach((name, path) -> kept.put(name, read(answer.body(), path)));
    return kept;
  }

  /** The value at a JSONPath of a text; a missing node when either is not there. */
  static JsonNode read(String body, String path) {
    try {
      return read(JSON.readTree(body), path);
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }

  /** An empty path is one that was not given. */
  static JsonNode read(JsonNode document, String path) {
    if (path.isEmpty()) {
      return JSON.missingNode();
    }
    try {
      Object found = JsonPath.using(PATHS).parse(document).read(path);
      return found == null ? JSON.missingNode() : JSON.valueToTree(found);
    } catch (JsonPathException e) {
      return JSON.missingNode();
    }
  }

  static String text(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.isValueNode() ? node.asText() : node.toString();
  }

  /**
   * {@code Authorization: Basic user:password} may be written in clear: the scheme's encoding is
   * ours.
   */
  private static String encoded(String header, String value) {
    if (!header.equalsIgnoreCase("Authorization") || !value.matches("Basic [^:]+:.*")) {
      return value;
    }
    byte[] credentials = value.substring("Basic ".length()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  private static String words(List<Integer> status) {
    return status.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            e ->
                URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
