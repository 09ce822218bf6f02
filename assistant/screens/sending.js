// What the material tabs ask of the server: parts of the page, orders, files. A refusal is its sentence.

const LOST = "サーバーにつながりません。少し待ってから、もう一度お試しください。";
const MEGABYTE = 1024 ** 2;

export const megabytes = (bytes) => `${Math.max(bytes / MEGABYTE, 0.1).toFixed(1)}MB`;

async function answered(asking) {
  const answer = await asking.catch(() => { throw new Error(LOST); });
  if (!answer.ok) throw new Error(await sentence(answer));
  return answer;
}

async function sentence(answer) {
  const text = await answer.text();
  const plain = answer.headers.get("content-type")?.startsWith("text/plain");
  return plain && text ? text : "受け付けられませんでした。入力を確かめて、もう一度お試しください。";
}

export async function fragment(path) {
  const answer = await answered(fetch(path));
  const made = document.createElement("template");
  made.innerHTML = await answer.text();
  return made.content;
}

export async function told(path) {
  return (await answered(fetch(path))).json();
}

export async function order(path, what = {}) {
  const headers = { "content-type": "application/json" };
  await answered(fetch(path, { method: "POST", headers, body: JSON.stringify(what) }));
}

/** Send a file and return its id there; `progress` hears the share sent. */
export function send(file, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `material/upload?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => progress(event.loaded / event.total));
    request.addEventListener("error", () => reject(new Error(LOST)));
    request.addEventListener("load", () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText).id);
      else reject(new Error(request.responseText || LOST));
    });
    request.send(file);
  });
}
