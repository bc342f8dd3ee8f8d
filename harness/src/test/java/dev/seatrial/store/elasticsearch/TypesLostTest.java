package dev.seatrial.store.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.integrity.Comparison;
import dev.seatrial.integrity.DatasetResult;
import dev.seatrial.integrity.Side;
import dev.seatrial.store.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.io.TempDir;

/** What 7 makes of two types, however the documents got there: the last one written is left. */
@Tag("engine")
@ExtendWith(TypesLostTest.Both.class)
class TypesLostTest {
  record Nodes(ElasticsearchNode old, ElasticsearchNode young) {}

  static final class Both implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Nodes.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      Nodes nodes =
          new Nodes(
              ElasticsearchNodes.node(context, ElasticsearchNodes.FIVE),
              ElasticsearchNodes.node(context, ElasticsearchNodes.SEVEN));
      nodes.old.clear();
      nodes.young.clear();
      return nodes;
    }
  }

  @Test
  void documentsOfTwoTypesWithOneIdAreLostRows(Nodes nodes, @TempDir Path scratch) {
    String fields = "\"properties\":{\"n\":{\"type\":\"double\"}}";
    nodes.old.create("typed", 1, "{\"log\":{%s},\"plot\":{%s}}".formatted(fields, fields));
    nodes.young.create("typed", 1, "{%s}".formatted(fields));
    for (int i = 1; i <= 3; i++) {
      nodes.old.call("PUT", "/typed/log/" + i + "?routing=t", "{\"n\":1e-10}");
      nodes.old.call("PUT", "/typed/plot/" + i + "?routing=t&refresh=true", "{\"n\":2}");
      nodes.old.call("PUT", "/typed/log/only-" + i + "?refresh=true", "{\"n\":1E-5}");
      nodes.young.put("typed", String.valueOf(i), "{\"n\":2.0}", "routing=t");
      nodes.young.put("typed", "only-" + i, "{\"n\":0.00001}");
    }
    try (ElasticsearchReader before = ElasticsearchReader.open(nodes.old.address());
        ElasticsearchReader after = ElasticsearchReader.open(nodes.young.address())) {
      DatasetResult result =
          Comparison.compare(
                  Side.of("before", before, List.of(Dataset.of("typed"))),
                  Side.of("after", after, List.of(Dataset.of("typed"))),
                  name -> Optional.empty(),
                  List.of(),
                  new Comparison.Options(5, scratch, Optional.empty()))
              .datasets()
              .get(0);
      assertThat(result.rowsBefore()).isEqualTo(9);
      assertThat(result.rowsAfter()).isEqualTo(6);
      assertThat(result.lost()).isEqualTo(3);
      assertThat(result.extra()).isZero();
      assertThat(result.changedRows()).isZero();
      assertThat(result.columns())
          .extracting(DatasetResult.ColumnDifference::column)
          .containsExactly("_type");
    }
  }
}
