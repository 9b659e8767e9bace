package fr.teleguichet.fleet.call;

import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.FallbackLink;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls that the manager before left open, as far as this one can hold them. */
@Singleton
final class LeftOpenCallReader {

  private final VideoCallRepository table;
  private final CallableServiceDirectory services;

  LeftOpenCallReader(VideoCallRepository table, CallableServiceDirectory services) {
    this.table = table;
    this.services = services;
  }

  /**
   * All of them, in the order of asking. A row has what shall carry its call, and not the service's
   * page for when that fails: it is the register's of now.
   */
  List<VideoCall> all() {
    List<VideoCall> left = table.leftOpen();
    if (left.isEmpty()) {
      return left;
    }
    Map<ServiceCode, FallbackLink> pages = new HashMap<>();
    services.all().forEach(it -> it.fallback().ifPresent(page -> pages.put(it.code(), page)));
    return left.stream()
        .map(
            call ->
                call.by(call.video().withFallback(Optional.ofNullable(pages.get(call.service())))))
        .toList();
  }
}
