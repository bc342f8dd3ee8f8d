package dev.seatrial.integrity;

import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.Structure;
import java.util.List;

/** A store that is there. */
record StoreSide(String name, DatasetReader reader, List<Dataset> datasets) implements Side {

  @Override
  public RowCursor open(Dataset dataset) {
    return Side.declared(reader.open(dataset), dataset);
  }

  @Override
  public Structure structure() {
    return reader.structure();
  }
}
