package fr.teleguichet.fleet.video;

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

  ConfiguredVideoProviders(VideoSettings settings, JsonMapper json, Clock clock) {
    VideoHttpClient http = new VideoHttpClient(VideoHttpClient.PATIENCE);
    add(new DirectVideoProvider());
    settings
        .suite()
        .ifPresent(it -> add(new LaSuiteMeetProvider(it.base(), it.client(), http, json)));
    settings.jitsi().ifPresent(it -> add(new JitsiMeetProvider(it.base(), it.key(), clock)));
    settings.bbb().ifPresent(it -> add(new BigBlueButtonProvider(it.api(), it.secret(), http)));
    settings.roomLink().ifPresent(it -> add(new RoomLinkProvider(it)));
  }

  private void add(VideoProvider provider) {
    VideoProvider _ = providers.put(provider.kind(), provider);
  }

  Optional<VideoProvider> find(VideoProviderKind kind) {
    return Optional.ofNullable(providers.get(kind));
  }

  /** Those that are set up. */
  public List<VideoProviderKind> kinds() {
    return List.copyOf(providers.keySet());
  }
}
