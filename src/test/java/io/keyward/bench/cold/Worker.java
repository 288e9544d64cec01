package io.keyward.bench.cold;

import java.io.IOException;
import java.net.Socket;
import java.util.List;

/** A process that runs functions, and how to speak to it. */
interface Worker {

  /** What the results were measured with, in one sentence. */
  String description();

  /** What follows the flags of the JVM on its command line. */
  List<String> arguments(int port);

  /** Has the functions of an app loaded; the answer is the conversation that goes on. */
  Conversation load(Socket socket, FunctionApp app) throws IOException;

  /** A worker whose functions are loaded. */
  interface Conversation {

    /** Hands the event to the app's function for events and waits for its end. */
    void invoke(String event) throws IOException;
  }
}
