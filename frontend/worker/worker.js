// Runs the scanner beside the page, so that decoding never holds up the picture.
//
// The build puts the hashed names of the module and of its WASM in the places below; all files
// lie in the same folder. The WASM is there twice, with vector instructions and without.
//
//   page    {id, kind: "frame", width, height, data, format: "rgba" | "luma", stride?, thorough?,
//            origin?}
//           `data` is an ArrayBuffer, transferred; it comes back in the answer as `data`.
//           {id, kind: "text", text, origin?}                      a code that another device has read
//   worker  {kind: "ready"}                                        once, after the start
//           {id, kind: "reading", text, foreign?, bytes?, corners?, data?}
//                                                                  corners: [{x, y}, …], four
//           `foreign`: what it is to the installation at `origin`, if it is none of its codes: the
//           kind, then keys and values of what stands in it. It need not be sent anywhere.
//           {id, kind: "nothing", data, error?: true}              error: this frame failed
//           {id, kind: "hint", hint: "closer" | "away" | "light" | "steady", data}
//           {kind: "failed", message, id?, data?}                  done for: start a new worker
//
// A second worker of the same script keeps what is needed without a network, so that the decoder
// may be restarted at any time. Readings are JSON of `domain::offline::Reading`.
//
//   page    {id, kind: "keep", ask: "judge", request, reading}     request: JSON of a CheckRequest
//           {id, kind: "keep", ask: "prove", request, reading}     the answer is a proof of this
//                                                                  phone, if it is one of a branch
//           {id, kind: "keep", ask: "taken", request, at, elsewhere, reading}
//                                                                  an organization has taken it, the
//                                                                  server says; another one?
//           {id, kind: "keep", ask: "refresh" | "send" | "standing", reading}
//           {id, kind: "keep", ask: "lines", lines?}               the organizations' names
//   worker  {id, kind: "kept", answer?, pending?, sent?}           answer: JSON

import init, {
  Scanner, Seen, device_statement, foreign, offline_anchor, offline_claimed, offline_follows,
  offline_judge, offline_passed, offline_standing,
} from "./__WORKER_JS__";

const HINTS = new Map([
  [Seen.Closer, "closer"],
  [Seen.Away, "away"],
  [Seen.Light, "light"],
  [Seen.Steady, "steady"],
]);

let memory;
let scanner;

/**
 * Codes on goods (DataMatrix, EAN) have a module of their own, fetched once nothing else has been
 * seen for a while. Without a network it does not come, and the scanner goes on without it.
 */
const goods = (() => {
  /** Frames without anything: about two seconds. */
  const PATIENCE = 20;
  /** Then every third frame: the others find our codes as soon as ever. */
  const EVERY = 3;
  /** A phone on which a look takes longer than this is asked for photos only. */
  const SLOW_MS = 300;
  /** So long a photo waits for the module to come. */
  const COMES_MS = 5_000;
  /** After this it is asked for again, if it did not come. */
  const AGAIN_MS = 60_000;
  let slow = false;
  let empty = 0;
  let coming;
  let module;

  const load = () => {
    coming ??= import("./__GOODS_JS__").then(async ({ default: init, Goods }) => {
      const { memory } = await init({ module_or_path: new URL("./__GOODS_WASM__", import.meta.url) });
      module = { memory, reader: new Goods() };
    }).catch(() => {
      setTimeout(() => { coming = undefined; }, AGAIN_MS);
    });
    return coming;
  };

  function read(width, height, rgba, thorough) {
    const { memory: own, reader } = module;
    const address = reader.room(width * height);
    const grey = new Uint8Array(memory.buffer, scanner.grey(rgba), width * height);
    new Uint8Array(own.buffer, address, grey.length).set(grey);
    const began = performance.now();
    try {
      return reader.look(width, height, thorough);
    } catch {
      // It trapped: what it holds is in no known state, and the next frame may look the same.
      module = undefined;
      return undefined;
    } finally {
      slow ||= !thorough && performance.now() - began > SLOW_MS;
    }
  }

  return {
    seen() {
      empty = 0;
    },
    /** Waits for the module: whether it is there now and was not before. */
    async arrives() {
      if (module) return false;
      await Promise.race([load(), new Promise((late) => setTimeout(late, COMES_MS))]);
      return module !== undefined;
    },
    /** The text of a code on goods in the frame that the scanner has just looked at. */
    look(width, height, rgba, thorough) {
      if (!thorough) empty += 1;
      if (!thorough && (slow || empty < PATIENCE)) return undefined;
      if (!module) void load();
      else if (thorough || empty % EVERY === 0) return read(width, height, rgba, thorough);
      return undefined;
    },
  };
})();

// A module of one function that spreads a byte over a vector: a browser that takes it has the
// instructions (Safari since 16.4, all others since 2021).
const VECTORS = WebAssembly.validate(
  Uint8Array.of(
    0, 97, 115, 109, 1, 0, 0, 0, // magic number and version
    1, 5, 1, 96, 0, 1, 123, // one type: nothing to v128
    3, 2, 1, 0, // one function of it
    10, 8, 1, 6, 0, 65, 0, 253, 15, 11, // i32.const 0, i8x16.splat, end
  ),
);
const WASM = VECTORS ? "./__WORKER_SIMD_WASM__" : "./__WORKER_WASM__";

const started = init({ module_or_path: new URL(WASM, import.meta.url) }).then((module) => {
  memory = module.memory;
  scanner = new Scanner();
  postMessage({ kind: "ready" });
});

started.catch((error) => postMessage({ kind: "failed", message: String(error) }));

addEventListener("message", async ({ data: frame }) => {
  if (frame?.kind === "keep") return keep(frame);
  if (frame?.kind !== "frame" && frame?.kind !== "text") return;
  const { id, data } = frame;
  const answer = (message) => {
    // The buffer goes back to be filled again; a detached or foreign one is not transferable.
    if (data instanceof ArrayBuffer && data.byteLength > 0) {
      postMessage({ ...message, data }, [data]);
    } else {
      postMessage(message);
    }
  };
  try {
    await started;
  } catch {
    return; // "failed" has been posted
  }
  try {
    if (frame.kind === "text") return answer({ id, ...reading(frame.text, frame) });
    let said = look(frame);
    // A photo is worth the wait.
    if (frame.thorough && said.kind === "nothing" && (await goods.arrives())) said = look(frame);
    answer({ id, ...said });
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) {
      // A trap leaves the module's memory in no known state.
      answer({ id, kind: "failed", message: String(error) });
    } else {
      answer({ id, kind: "nothing", error: true });
    }
  }
});

function reading(text, { origin }) {
  return { kind: "reading", text, foreign: origin && foreign(origin, text) };
}

function look(frame) {
  const { width, height, data, format, stride, thorough } = frame;
  const rgba = format === "rgba";
  const row = stride ?? width * (rgba ? 4 : 1);
  const pixels = new Uint8Array(data);
  const address = scanner.room(pixels.length);
  new Uint8Array(memory.buffer, address, pixels.length).set(pixels);
  const seen = scanner.look(width, height, row, rgba, thorough === true);
  if (seen === Seen.Reading) {
    goods.seen();
    const [ax, ay, bx, by, cx, cy, dx, dy] = scanner.corners();
    return {
      ...reading(scanner.text(), frame),
      bytes: scanner.bytes(),
      corners: [
        { x: ax, y: ay },
        { x: bx, y: by },
        { x: cx, y: cy },
        { x: dx, y: dy },
      ],
    };
  }
  if (HINTS.has(seen)) {
    goods.seen();
    return { kind: "hint", hint: HINTS.get(seen) };
  }
  const text = goods.look(width, height, rgba, thorough === true);
  return text === undefined ? { kind: "nothing" } : reading(text, frame);
}

async function keep({ id, ask, ...rest }) {
  let answer = {};
  try {
    await started;
    answer = await asks[ask](rest);
  } catch {
    // No answer: the page says that nothing can be said.
  }
  postMessage({ id, kind: "kept", ...answer });
}

const questionOf = (asked, device) => JSON.stringify({
  text: asked.input.text,
  organization: asked.organization,
  key: asked.idempotency_key,
  device,
});

/** This phone as one of that organization: {id, origin, key}, as `islands/device_key.rs` keeps it. */
async function phoneOf(organization) {
  if (!organization || !crypto.subtle) return undefined;
  const database = await new Promise((done, failed) => {
    const request = indexedDB.open("devices");
    request.onupgradeneeded = () => request.result.createObjectStore("devices");
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  try {
    return await new Promise((done, failed) => {
      const request = database.transaction("devices").objectStore("devices").get(organization);
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  } finally {
    database.close();
  }
}

/** What time it is on the server, as far as this device knows. */
async function secondsNow(reading) {
  const anchor = await store.within(["facts"], "readonly", (transaction, done) => {
    store.got(transaction.objectStore("facts").get("anchor"), done);
  });
  const passed = anchor && offline_passed(anchor, reading);
  return passed ? passed.at : Math.floor(Date.now() / 1000);
}

/** That `asked` comes from this phone: `domain::device`. */
async function proofOf({ id, origin, key }, asked, at) {
  const { organization, input, idempotency_key } = asked;
  const about = [organization, input.by, input.text, idempotency_key];
  const statement = device_statement(origin, id, at, ...about);
  const signed = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, statement);
  const text = btoa(String.fromCharCode(...new Uint8Array(signed)));
  const packed = text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return `${id}.${at}.${packed}`;
}

/**
 * Forgets the session ids of codes that can be taken no more. The clock then never goes behind
 * this moment, so none of these codes is taken for a fresh one later.
 */
function forgetOver(facts, seen, anchor, reading) {
  const passed = offline_passed(anchor, reading);
  if (!passed) return;
  facts.put(passed.anchor, "anchor");
  store.got(seen.openCursor(), (cursor) => {
    if (!cursor) return;
    if (!(cursor.value.until >= passed.at)) cursor.delete();
    cursor.continue();
  });
}

const asks = {
  async prove({ request, reading }) {
    const asked = JSON.parse(request);
    const phone = await phoneOf(asked.organization);
    if (!phone) return {};
    return { answer: await proofOf(phone, asked, await secondsNow(reading)) };
  },

  async judge({ request, reading }) {
    const asked = JSON.parse(request);
    const phone = await phoneOf(asked.organization);
    // Signed before it is judged: a transaction waits for nothing else.
    if (phone) asked.device = await proofOf(phone, asked, await secondsNow(reading));
    const question = questionOf(asked, phone?.id);
    return store.within(["facts", "seen", "outbox"], "readwrite", (transaction, done) => {
      const [facts, seen, outbox] = ["facts", "seen", "outbox"].map((name) =>
        transaction.objectStore(name));
      const judge = (kit, anchor, claimed, before) => {
        const judged = offline_judge(kit, anchor, reading, question, before && JSON.stringify(before));
        facts.put(judged.anchor, "anchor");
        const answer = JSON.parse(judged.answer);
        if (answer.outcome === "offline") {
          // Written together with the verdict: what is shown is also sent.
          const { session, until } = claimed;
          const key = asked.idempotency_key;
          seen.put({ at: answer.at, key, elsewhere: false, until }, session);
          const { account } = JSON.parse(kit);
          const check = { account, request: asked, at: answer.at, data_at: answer.data_at };
          outbox.put(check, asked.idempotency_key);
        }
        store.got(outbox.count(), (pending) => done({ answer: judged.answer, pending }));
      };
      store.got(facts.get("kit"), (kit) => {
        store.got(facts.get("anchor"), (anchor) => {
          if (!kit || !anchor) return done({});
          forgetOver(facts, seen, anchor, reading);
          const claimed = offline_claimed(kit, question);
          if (!claimed) return judge(kit, anchor);
          store.got(seen.get(claimed.session), (before) => judge(kit, anchor, claimed, before));
        });
      });
    });
  },

  // Without the network that comes next it is not taken a second time either.
  taken: ({ request, at, elsewhere, reading }) => {
    const asked = JSON.parse(request);
    const key = asked.idempotency_key;
    return store.within(["facts", "seen"], "readwrite", (transaction, done) => {
      const [facts, seen] = ["facts", "seen"].map((name) => transaction.objectStore(name));
      done({});
      store.got(facts.get("kit"), (kit) => {
        store.got(facts.get("anchor"), (anchor) => {
          if (!kit || !anchor) return;
          forgetOver(facts, seen, anchor, reading);
          const claimed = offline_claimed(kit, questionOf(asked));
          if (!claimed) return;
          seen.put({ at, key, elsewhere, until: claimed.until }, claimed.session);
        });
      });
    });
  },

  async refresh({ reading }) {
    await store.within(["facts", "seen"], "readwrite", (transaction) => {
      const [facts, seen] = ["facts", "seen"].map((name) => transaction.objectStore(name));
      store.got(facts.get("anchor"), (anchor) => {
        if (anchor) forgetOver(facts, seen, anchor, reading);
      });
    });
    const began = performance.now();
    let response;
    try {
      response = await store.post("/api/offline-kit", {});
    } catch {
      return asks.standing({ reading });
    }
    if (response.status === 401) await forget();
    if (!response.ok) return asks.standing({ reading });
    const kit = await response.text();
    // The server has read its clock about half-way.
    const took = performance.now() - began;
    const anchor = offline_anchor(kit, reading, took / 2);
    await store.within(["facts"], "readwrite", (transaction) => {
      const facts = transaction.objectStore("facts");
      store.got(facts.get("kit"), (before) => {
        // Signed by nobody whom the kept list believes: that one stays, until it is too old.
        if (before && !offline_follows(kit, before)) return;
        facts.put(kit, "kit");
        facts.put(anchor, "anchor");
      });
    });
    return { ...(await asks.standing({ reading })), sent: "reached" };
  },

  async send({ reading }) {
    const sent = await store.send();
    if (sent === "signed-out") await forget();
    return { ...(await asks.standing({ reading })), sent };
  },

  standing: ({ reading }) =>
    store.within(["facts", "outbox"], "readonly", (transaction, done) => {
      const facts = transaction.objectStore("facts");
      store.got(facts.get("kit"), (kit) => {
        store.got(facts.get("anchor"), (anchor) => {
          store.got(transaction.objectStore("outbox").count(), (pending) => {
            const answer = kit && anchor ? offline_standing(kit, anchor, reading) : undefined;
            done({ answer, pending });
          });
        });
      });
    }),

  lines: ({ lines }) =>
    store.within(["facts"], lines ? "readwrite" : "readonly", (transaction, done) => {
      const facts = transaction.objectStore("facts");
      if (lines) facts.put(lines, "lines");
      else store.got(facts.get("lines"), (answer) => done({ answer }));
      done({});
    }),
};

/** Whoever is signed out keeps nothing of theirs here but what still has to be sent. */
function forget() {
  return store.within(["facts"], "readwrite", (transaction) => {
    transaction.objectStore("facts").clear();
  });
}
