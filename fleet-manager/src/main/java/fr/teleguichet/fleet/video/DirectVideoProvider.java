package fr.teleguichet.fleet.video;

/** From browser to browser. */
record DirectVideoProvider() implements VideoProvider {

  @Override
  public VideoProviderKind kind() {
    return VideoProviderKind.DIRECT;
  }

  @Override
  public RoomResult open(RoomRequest request) {
    return new RoomResult.NotNeeded();
  }
}
