/**
 * Collections of MongoDB as datasets. Start from {@link dev.seatrial.store.mongo.MongoReader}; what
 * becomes of a document is in {@link dev.seatrial.store.mongo.ExtendedJson}.
 */
@NullMarked
package dev.seatrial.store.mongo;

import org.jspecify.annotations.NullMarked;
