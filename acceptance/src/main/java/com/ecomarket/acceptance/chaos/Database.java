package com.ecomarket.acceptance.chaos;

import java.nio.file.Path;
import java.util.Map;

/** A server that central keeps its books on, as a process that troubles can befall. */
public interface Database {
  /** What central is told, by name of the setting, so that it finds its books here. */
  Map<String, String> settings();

  /** SIGKILL of all its processes; returns when they are gone. */
  void kill();

  /** Starts it on the data that lies there, and returns when it answers. */
  void start();

  /** SIGSTOP: connections stay open, nothing is answered. */
  void freeze();

  /** SIGCONT. */
  void thaw();

  /** All that it keeps. Copied or replaced only while it is killed. */
  Path data();
}
