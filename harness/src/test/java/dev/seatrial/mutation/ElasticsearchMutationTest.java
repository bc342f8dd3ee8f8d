package dev.seatrial.mutation;

import dev.seatrial.store.elasticsearch.ElasticsearchNode;
import dev.seatrial.store.elasticsearch.ElasticsearchNodes;
import dev.seatrial.store.elasticsearch.SharedNode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Planted defects, and healthy random documents, within Elasticsearch 7. */
class ElasticsearchMutationTest {
  @RegisterExtension static final SharedNode NODE = new SharedNode(ElasticsearchNodes.SEVEN);

  @TestFactory
  Stream<DynamicTest> elasticsearch(ElasticsearchNode node, @TempDir Path directory) {
    StoreLab lab = new ElasticsearchLab(node);
    return MutationTests.of(new MutationMatrix(lab, lab, directory), lab);
  }
}
