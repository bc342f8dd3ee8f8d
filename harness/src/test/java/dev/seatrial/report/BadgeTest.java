package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.verdict.Status;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class BadgeTest {

  @Test
  void itCountsEachVerdictTheGoodOnesFirst() {
    List<Status> cells =
        Stream.of(
                Collections.nCopies(3, Status.KNOWN_ISSUE),
                Collections.nCopies(12, Status.PASS),
                List.of(Status.FAIL))
            .flatMap(List::stream)
            .toList();

    Badge badge = Badge.of("seatrial", cells);
    assertThat(badge.message()).isEqualTo("12 pass, 3 known issue, 1 fail");
    assertThat(badge.worst()).isEqualTo(Status.FAIL);
    assertThat(Badge.of("seatrial", List.of()).message()).isEqualTo("no cells");
  }

  @Test
  void itIsAPictureThatSaysWhatItShows() throws Exception {
    Element svg = parse(Badge.of("seatrial", List.of(Status.PASS, Status.KNOWN_ISSUE)).svg());

    String said = "seatrial: 1 pass, 1 known issue";
    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getAttribute("aria-label")).isEqualTo(said);
    assertThat(svg.getFirstChild().getNodeName()).isEqualTo("title");
    assertThat(svg.getFirstChild().getTextContent()).isEqualTo(said);
    NodeList texts = svg.getElementsByTagName("text");
    assertThat(texts.getLength()).isEqualTo(2);
    assertThat(texts.item(0).getTextContent()).isEqualTo("seatrial");
    assertThat(texts.item(1).getTextContent()).isEqualTo("1 pass, 1 known issue");
  }

  @Test
  void itsLettersFitIntoIt() throws Exception {
    Element svg = parse(new Badge("a system", "12 pass", Status.PASS).svg());
    NodeList texts = svg.getElementsByTagName("text");
    int end = 0;
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      assertThat(number(text, "x")).isGreaterThan(end);
      end = number(text, "x") + number(text, "textLength");
    }

    assertThat(number(svg, "width")).isGreaterThan(end).isLessThan(end + 12);
    assertThat(Badge.width("iiii")).isLessThan(Badge.width("mmmm"));
    assertThat(Badge.width("\u8fc1\u79fb")).isEqualTo(22);
  }

  @Test
  void itFetchesNothingAndHoldsWhateverItIsGiven() throws Exception {
    String svg = new Badge(HostileFixtures.HOSTILE, HostileFixtures.HOSTILE, Status.FAIL).svg();

    Element root = parse(svg);
    assertThat(root.getElementsByTagName("script").getLength()).isZero();
    assertThat(root.getElementsByTagName("text").item(0).getTextContent())
        .contains("<script>alert(1)</script>");
    assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http", "url(", "@import", "id=");
  }

  /** White on its colour is at least 4.5:1, as WCAG wants of small letters. */
  @ParameterizedTest
  @EnumSource(Status.class)
  void itsLettersCanBeRead(Status worst) throws Exception {
    Element svg = parse(new Badge("seatrial", worst.words(), worst).svg());
    NodeList halves = svg.getElementsByTagName("path");
    assertThat(halves.getLength()).isEqualTo(2);
    for (int i = 0; i < halves.getLength(); i++) {
      String colour = ((Element) halves.item(i)).getAttribute("fill");
      assertThat(1.05 / (luminance(colour) + 0.05)).as(colour).isGreaterThan(4.5);
    }
  }

  private static double luminance(String colour) {
    double[] shares = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += shares[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  private static int number(Element element, String attribute) {
    return Integer.parseInt(element.getAttribute(attribute));
  }

  private static Element parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }
}
