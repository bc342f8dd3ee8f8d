package dev.seatrial.store.jdbc;

import dev.seatrial.store.lab.MysqlServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MysqlServer.class)
class MysqlStoreTest extends MysqlFamily {}
