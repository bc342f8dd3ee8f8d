/**
 * Elasticsearch 5.6 to 8, document by document. Start from {@link
 * dev.seatrial.store.elasticsearch.ElasticsearchReader}.
 *
 * <p>Two clients, over one connection: the typed Elasticsearch Java client asks for indices, shards
 * and nodes where it works, which is from 7.14 on: it demands the {@code X-Elastic-Product} header
 * that older servers do not send ({@link dev.seatrial.store.elasticsearch.TypedCatalog}). The
 * low-level client asks older servers the same ({@link
 * dev.seatrial.store.elasticsearch.PlainCatalog}). Documents and mappings are read through the
 * low-level one from all of them: the typed client would parse each document into a tree, and knows
 * neither types nor the parents of 5.
 */
@NullMarked
package dev.seatrial.store.elasticsearch;

import org.jspecify.annotations.NullMarked;
