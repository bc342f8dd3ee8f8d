package dev.seatrial.store.elasticsearch;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test the shared {@link ElasticsearchNode} of a version, without any index. */
public final class SharedNode implements BeforeEachCallback, ParameterResolver {
  private final String version;

  public SharedNode(String version) {
    this.version = version;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    ElasticsearchNodes.node(context, version).clear();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ElasticsearchNode.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return ElasticsearchNodes.node(context, version);
  }
}
