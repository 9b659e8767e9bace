/** Tests of artifacts. */
@NullMarked
package fr.teleguichet.fleet.update.artifact;

import org.jspecify.annotations.NullMarked;
