package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.seatrial.run.HttpCaller.Answer;
import dev.seatrial.scenario.HttpCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallerTest {
  private static final String BOATS =
      """
      {"items": [{"id": 1, "name": "argo"}, {"id": 2, "name": "fram"}], "ready": true, "none": null}
      """;

  private final FakeService service = new FakeService();
  private final HttpCaller http = new HttpCaller();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void oneOfTheStatusesExpectedIsRight() {
    service.on("GET /boats", 201, "");

    assertThat(mismatch(with("/boats", List.of(200, 201)))).isEmpty();
    assertThat(mismatch(with("/boats", List.of(200, 404))))
        .hasValue("expected status 200 or 404, got answer 201: ");
  }

  @Test
  void valuesAreComparedAsText() {
    service.on("GET /boats", 200, BOATS);

    assertThat(
            mismatch(
                FakeCell.call(
                    "dock",
                    "/boats",
                    Map.of(
                        "$.items.length()", "2",
                        "$.items[1].name", "fram",
                        "$.items[0].id", "1",
                        "$.ready", "true"),
                    Map.of())))
        .isEmpty();
    assertThat(mismatch(expecting("$.items.length()", "3")))
        .hasValue("expected $.items.length() to be 3, got 2");
    assertThat(mismatch(expecting("$.crew", "1"))).hasValue("expected $.crew to be 1, got nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[1", "null"})
  void anAnswerThatIsNotTheDocumentExpectedHoldsNothing(String body) {
    service.on("GET /boats", 200, body);

    assertThat(mismatch(expecting("$.ready", "true")))
        .hasValue("expected $.ready to be true, got nothing");
  }

  @Test
  void capturesKeepValuesAndLists() {
    service.on("GET /boats", 200, BOATS);
    HttpCall call =
        FakeCell.call(
            "dock", "/boats", Map.of(), Map.of("first", "$.items[0].id", "all", "$.items[*].id"));
    Answer answer = send(call);

    assertThat(http.mismatch(call, answer)).isEmpty();
    assertThat(Expectations.captures(answer.body(), call.capture()).get("first")).hasToString("1");
    assertThat(Expectations.captures(answer.body(), call.capture()).get("all"))
        .hasToString("[1,2]");
    assertThat(mismatch(FakeCell.call("dock", "/boats", Map.of(), Map.of("key", "$.none"))))
        .hasValue("nothing at $.none to capture as key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin:pass", "admin:p:ss", "käptn:Ærø ☂"})
  void basicCredentialsMayBeWrittenInClear(String credentials) {
    send(authorized("Basic " + credentials));

    String sent = service.requests().get(0).header("Authorization");
    assertThat(sent).startsWith("Basic ");
    assertThat(new String(Base64.getDecoder().decode(sent.substring(6)), StandardCharsets.UTF_8))
        .isEqualTo(credentials);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic YWRtaW46cGFzcw==", "Bearer a:b"})
  void otherCredentialsAreSentAsTheyAre(String value) {
    send(authorized(value));

    assertThat(service.requests().get(0).header("Authorization")).isEqualTo(value);
  }

  @Test
  void noAnswerIsAnAnswerToo() {
    int port = service.port();
    service.close();
    HttpCall call = FakeCell.call("dock", "/boats");
    Answer answer = http.send(call, port, Duration.ofSeconds(5));

    assertThat(answer.status()).isZero();
    assertThat(http.mismatch(call, answer).orElse(""))
        .startsWith("expected status 200, got no answer");
  }

  @Test
  void bodiesSayWhatTheyAreUnlessTheCallDoes() {
    var body = JsonNodeFactory.instance.objectNode().put("name", "tüg");
    send(posting(Map.of(), Optional.<JsonNode>of(body), Map.of()));
    send(
        posting(
            Map.of("Content-Type", "application/merge-patch+json"),
            Optional.<JsonNode>of(body),
            Map.of()));
    send(posting(Map.of(), Optional.empty(), Map.of("user", "a&b", "word", "ü=1")));

    assertThat(service.requests())
        .extracting(r -> r.header("Content-type"))
        .containsExactly(
            "application/json",
            "application/merge-patch+json",
            "application/x-www-form-urlencoded");
    assertThat(service.requests().get(0).body()).isEqualTo("{\"name\":\"tüg\"}");
    assertThat(service.requests().get(2).body().split("&"))
        .containsExactlyInAnyOrder("user=a%26b", "word=%C3%BC%3D1");
  }

  private Optional<String> mismatch(HttpCall call) {
    return http.mismatch(call, send(call));
  }

  private Answer send(HttpCall call) {
    return http.send(call, service.port(), Duration.ofSeconds(5));
  }

  private static HttpCall expecting(String path, String value) {
    return FakeCell.call("dock", "/boats", Map.of(path, value), Map.of());
  }

  private static HttpCall with(String path, List<Integer> status) {
    return new HttpCall(
        "dock",
        Optional.empty(),
        "GET",
        path,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        status,
        Map.of(),
        Map.of(),
        FakeCell.HERE);
  }

  private static HttpCall authorized(String value) {
    return new HttpCall(
        "dock",
        Optional.empty(),
        "GET",
        "/",
        Map.of("Authorization", value),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of(200),
        Map.of(),
        Map.of(),
        FakeCell.HERE);
  }

  private static HttpCall posting(
      Map<String, String> headers, Optional<JsonNode> body, Map<String, String> form) {
    return new HttpCall(
        "dock",
        Optional.empty(),
        "POST",
        "/tugs",
        headers,
        body,
        Optional.empty(),
        form,
        List.of(200),
        Map.of(),
        Map.of(),
        FakeCell.HERE);
  }
}
