package fr.teleguichet.fleet.video;

import fr.teleguichet.hardware.service.VideoAdapterName;
import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** The ways of carrying a call that this program knows. */
public enum VideoProviderKind implements CodedEnum {
  /** From browser to browser, without anybody else's software. */
  DIRECT,
  /** La Suite Meet, the State's own “Visio”. */
  LA_SUITE_MEET,
  JITSI_MEET,
  BIGBLUEBUTTON,
  /** Rooms of anybody, by an address with a place for the room. */
  ROOM_LINK;

  /** The provider behind the word. */
  public static Optional<VideoProviderKind> ofWord(String word) {
    return CodedEnum.of(VideoProviderKind.class, word);
  }

  /** Its name in what kiosks are told of a service. */
  public VideoAdapterName adapter() {
    return new VideoAdapterName(code());
  }
}
