/** Tests. */
@NullMarked
package fr.teleguichet.provisioning.cli;

import org.jspecify.annotations.NullMarked;
