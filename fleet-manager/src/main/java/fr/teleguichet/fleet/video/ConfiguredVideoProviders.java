package fr.teleguichet.fleet.video;

import fr.teleguichet.hardware.service.RoomLinkTemplate;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The providers that the operator has set up. */
@Singleton
public final class ConfiguredVideoProviders {

  private final Map<VideoProviderKind, VideoProvider> providers =
      new EnumMap<>(VideoProviderKind.class);
  private final VideoRoomServerCheck check;

  ConfiguredVideoProviders(VideoSettings settings, JsonMapper json, Clock clock) {
    VideoHttpClient http = new VideoHttpClient(VideoHttpClient.PATIENCE);
    check =
        settings.looksAfterServers() ? VideoRoomServerCheck.by(http) : VideoRoomServerCheck.NEVER;
    add(new DirectVideoProvider());
    settings
        .suite()
        .ifPresent(it -> add(new LaSuiteMeetProvider(it.base(), it.client(), http, json)));
    settings.jitsi().ifPresent(it -> add(new JitsiMeetProvider(it.base(), it.key(), check, clock)));
    settings.bbb().ifPresent(it -> add(new BigBlueButtonProvider(it.api(), it.secret(), http)));
    settings.roomLink().map(this::behind).ifPresent(this::add);
  }

  private void add(VideoProvider provider) {
    VideoProvider _ = providers.put(provider.kind(), provider);
  }

  Optional<VideoProvider> find(VideoProviderKind kind) {
    return Optional.ofNullable(providers.get(kind));
  }

  /** Rooms behind an address, also of one that a single service has. */
  RoomLinkProvider behind(RoomLinkTemplate link) {
    return new RoomLinkProvider(link, check);
  }

  /** Those that are set up. */
  public List<VideoProviderKind> kinds() {
    return List.copyOf(providers.keySet());
  }
}
