package fr.teleguichet.fleet.video;

/** Carries calls as the operator set it up. */
sealed interface VideoProvider
    permits DirectVideoProvider,
        LaSuiteMeetProvider,
        JitsiMeetProvider,
        BigBlueButtonProvider,
        RoomLinkProvider {

  /** Which one it is. */
  VideoProviderKind kind();

  /** Makes what one call needs; may wait for another server, a few seconds at most. */
  RoomResult open(RoomRequest request);
}
