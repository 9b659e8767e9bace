/** Tests of kiosks that ask for updates. */
@NullMarked
package fr.teleguichet.swarm.update;

import org.jspecify.annotations.NullMarked;
