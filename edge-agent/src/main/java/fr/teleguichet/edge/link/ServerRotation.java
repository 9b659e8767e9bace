package fr.teleguichet.edge.link;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Which server is next, and when: the kiosk walks its list, one server at a time. */
final class ServerRotation {

  private final List<URI> servers;
  private final BackOff backOff;
  private int place;
  private int failures;

  ServerRotation(List<URI> servers, LinkTimings pace, RandomGenerator random) {
    this.servers = servers;
    this.backOff = new BackOff(pace, servers.size(), random);
  }

  /** Whether there is another one to go to. */
  boolean isChoice() {
    return servers.size() > 1;
  }

  URI current() {
    return servers.get(place);
  }

  /** 1 for the first try since the link was last up for a while. */
  int attempt() {
    return failures + 1;
  }

  /** The link was up for a while: the next failure is the first. */
  void succeeded() {
    failures = 0;
  }

  /** Moves on to the next server; answers how long to wait before trying it. */
  Duration moveOn() {
    failures++;
    place = (place + 1) % servers.size();
    return backOff.after(failures);
  }
}
