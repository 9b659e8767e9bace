package fr.teleguichet.fleet.video;

import fr.teleguichet.hardware.service.RoomLinkTemplate;

/** Rooms of anybody whose address says which room it is. */
record RoomLinkProvider(RoomLinkTemplate template) implements VideoProvider {

  @Override
  public VideoProviderKind kind() {
    return VideoProviderKind.ROOM_LINK;
  }

  @Override
  public RoomResult open(RoomRequest request) {
    return new RoomResult.Made(room(request));
  }

  /** Nobody is asked, so there always is one. */
  VideoRoom room(RoomRequest request) {
    return new VideoRoom(
        template.page(request.room(), request.names().kiosk(), request.language()),
        template.page(request.room(), request.names().adviser(), request.language()));
  }
}
