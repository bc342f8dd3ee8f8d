package dev.seatrial.store.lab;

/** An empty database on a real server, and a user who may do anything there. */
public record SqlDatabase(String host, int port, String database, String user, String password) {}
