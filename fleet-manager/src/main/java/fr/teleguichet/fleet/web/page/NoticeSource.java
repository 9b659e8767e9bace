package fr.teleguichet.fleet.web.page;

import java.util.List;

/** Knows what people must be told now. */
public interface NoticeSource {

  /** What this audience must be told, in this language; an open status page is kept up to date. */
  List<Notice> now(LocalizedText text, NoticeAudience audience);

  /** What those who look after units must see to besides, in this language. */
  default List<Notice> forTechnicians(LocalizedText text) {
    return List.of();
  }
}
