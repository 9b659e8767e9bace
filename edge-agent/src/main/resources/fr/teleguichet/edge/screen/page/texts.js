// What the screen says, a file for each language; the agent reads the same files aloud.
import ar from "/texts-ar.json" with { type: "json" };
import en from "/texts-en.json" with { type: "json" };
import es from "/texts-es.json" with { type: "json" };
import fr from "/texts-fr.json" with { type: "json" };
import pt from "/texts-pt.json" with { type: "json" };

// A no-break space stands where French typography wants one.
export const texts = { fr, en, es, pt, ar };
