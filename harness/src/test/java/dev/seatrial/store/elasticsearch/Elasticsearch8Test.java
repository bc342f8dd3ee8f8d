package dev.seatrial.store.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.store.StoreException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 8 is asked through the typed client as well, and has security. It takes long to start. */
@Tag("engine")
@Tag("slow")
class Elasticsearch8Test extends ReadingContract {
  @RegisterExtension static final SharedNode NODE = new SharedNode(ElasticsearchNodes.EIGHT);

  @Test
  void aTemplateThatIsComposedDeclaresWhatItsPartsDo(ElasticsearchNode node) {
    node.call(
        "PUT",
        "/_component_template/common",
        "{\"template\":{\"mappings\":{\"properties\":{\"at\":{\"type\":\"date\"}}}}}");
    node.call(
        "PUT",
        "/_index_template/whole",
        """
        {"index_patterns":["whole-*"],"composed_of":["common"],
         "template":{"mappings":{"properties":{"k":{"type":"keyword"}}}}}
        """);
    try (ElasticsearchReader reader = ElasticsearchReader.open(node.address())) {
      assertThat(reader.structure().fields())
          .filteredOn(field -> field.table().equals("template whole"))
          .extracting(field -> field.name() + ": " + field.type())
          .containsExactly("_patterns: [\"whole-*\"]", "at: date", "k: keyword");
    }
  }

  @Test
  void aWrongPasswordIsSaidAndNotTold(ElasticsearchNode node) {
    assertThatThrownBy(() -> ElasticsearchReader.open(node.address("elastic", "wrong-one")))
        .isInstanceOf(StoreException.class)
        .hasMessageMatching(".*:\\d+ rejected the password of user elastic\\.")
        .hasMessageNotContaining("wrong-one");
    ElasticsearchAddress nobody =
        ElasticsearchAddress.of(node.address().host(), node.address().port());
    assertThatThrownBy(() -> ElasticsearchReader.open(nobody))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("asks for a user and a password.");
  }
}
