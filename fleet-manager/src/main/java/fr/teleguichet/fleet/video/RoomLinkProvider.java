package fr.teleguichet.fleet.video;

import fr.teleguichet.hardware.service.RoomLinkTemplate;
import java.net.URI;

/**
 * Rooms of anybody whose address says which room it is. A room may let in whoever asks for it
 * first, so it is the server's first page that is asked for, and whatever is no failure of the
 * server is good enough: many have no such page.
 */
record RoomLinkProvider(RoomLinkTemplate template, VideoRoomServerCheck check)
    implements VideoProvider {

  private static final int SERVER_FAILURE = 500;

  @Override
  public VideoProviderKind kind() {
    return VideoProviderKind.ROOM_LINK;
  }

  @Override
  public RoomResult open(RoomRequest request) {
    URI kiosk = template.page(request.room(), request.names().kiosk(), request.language());
    URI adviser = template.page(request.room(), request.names().adviser(), request.language());
    return check
        .fault(kiosk.resolve("/"), status -> status < SERVER_FAILURE)
        .<RoomResult>map(RoomResult.Failed::new)
        .orElseGet(() -> new RoomResult.Made(new VideoRoom(kiosk, adviser)));
  }
}
