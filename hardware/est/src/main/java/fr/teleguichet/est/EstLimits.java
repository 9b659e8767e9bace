package fr.teleguichet.est;

import java.time.Duration;

/**
 * How much a server may ask of a unit.
 *
 * @param connecting the longest that the TCP connection may take
 * @param answering the longest from the request to the last byte of its answer
 * @param bytes the largest body that is read
 */
public record EstLimits(Duration connecting, Duration answering, int bytes) {

  /** 10 seconds, 30 seconds, 64 KiB. */
  public static final EstLimits STANDARD =
      new EstLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), 64 * 1024);
}
