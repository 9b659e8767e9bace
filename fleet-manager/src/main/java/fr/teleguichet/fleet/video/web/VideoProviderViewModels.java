package fr.teleguichet.fleet.video.web;

import fr.teleguichet.fleet.video.FleetVideoProviderChoice;
import fr.teleguichet.fleet.video.VideoProviderKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pages of the video providers show. */
public final class VideoProviderViewModels {

  private VideoProviderViewModels() {}

  /**
   * A provider of the list.
   *
   * @param isCurrent whether it carries calls now
   * @param isSetUp whether it could
   */
  public record Row(VideoProviderKind provider, boolean isCurrent, boolean isSetUp) {}

  /**
   * A service with a provider of its own.
   *
   * @param field the name of the box by which it follows the fleet
   * @param service its name
   * @param isLeft whether its provider is the one that the fleet leaves, or is not set up any more
   */
  public record OwnChoice(
      String field, String service, VideoProviderKind provider, boolean isLeft) {}

  /**
   * All providers.
   *
   * @param own the services that the fleet's provider does not concern by itself
   * @param problem the key of why nothing was changed; null for nothing
   * @param done the key of what was just done
   */
  public record Listing(
      FleetVideoProviderChoice current,
      List<Row> rows,
      List<OwnChoice> own,
      @Nullable String problem,
      Optional<String> done) {}

  /**
   * What is about to be changed.
   *
   * @param kiosks how many kiosks there are
   * @param own the services that it concerns where somebody says so
   */
  public record Confirmation(
      FleetVideoProviderChoice current, VideoProviderKind to, int kiosks, List<OwnChoice> own) {}
}
