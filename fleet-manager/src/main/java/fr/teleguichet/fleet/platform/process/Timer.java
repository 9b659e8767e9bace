package fr.teleguichet.fleet.platform.process;

import java.time.Duration;

/** Runs steps one after the other on a thread of its own, now or later. */
interface Timer extends AutoCloseable {
  void run(Runnable step);

  void runAfter(Duration delay, Runnable step);

  @Override
  void close();
}
