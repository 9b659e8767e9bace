package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.video.FleetVideoProviderService;
import fr.teleguichet.fleet.video.VideoProviderKind;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells by what the next call may be carried, whichever service it is for. */
@Singleton
public final class CallCarrierReader {
  private final FleetVideoProviderService fleet;
  private final CallableServiceDirectory services;

  CallCarrierReader(FleetVideoProviderService fleet, CallableServiceDirectory services) {
    this.fleet = fleet;
    this.services = services;
  }

  /** The fleet's first, then those of services and what stands in for one that fails, each once. */
  public List<VideoProviderKind> read() {
    VideoProviderKind fleets = fleet.current().provider();
    Set<VideoProviderKind> others = EnumSet.noneOf(VideoProviderKind.class);
    for (CallableService service : services.all()) {
      VideoProviderKind planned =
          service.adapter().flatMap(name -> VideoProviderKind.ofWord(name.value())).orElse(fleets);
      others.add(planned);
      if (planned != VideoProviderKind.DIRECT) {
        others.add(VideoProviderKind.DIRECT);
        service.fallback().ifPresent(_ -> others.add(VideoProviderKind.ROOM_LINK));
      }
    }
    Set<VideoProviderKind> all = new LinkedHashSet<>(Set.of(fleets));
    all.addAll(others);
    return List.copyOf(all);
  }
}
