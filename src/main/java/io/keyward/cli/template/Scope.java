package io.keyward.cli.template;

import io.keyward.cli.template.value.Loop;
import io.keyward.cli.template.value.Place;

/**
 * What an expression can see.
 *
 * @param place where the functions of groups and ids look from
 * @param symbols the resources that the template itself declares
 * @param deployment the name of the deployment, "" where it is not known
 */
record Scope(Definitions definitions, Place place, Symbols symbols, Loop loop, String deployment) {

  Scope in(Loop turn) {
    return new Scope(definitions, place, symbols, turn, deployment);
  }
}
