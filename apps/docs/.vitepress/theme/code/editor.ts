import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** An editor in a page. */
export interface Editor {
  code(): string;
  replace(code: string): void;
  /** Marks a line with what is wrong there; no message takes the mark away. */
  mark(line: number, message?: string): void;
  focus(): void;
  destroy(): void;
}

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--pk-code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--pk-code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--pk-code-number)" },
  { tag: [tags.comment], color: "var(--pk-code-comment)" },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName)],
    color: "var(--pk-code-function)",
  },
  { tag: [tags.typeName, tags.className], color: "var(--pk-code-type)" },
]);

/** Makes an editor for TypeScript in `parent`; Ctrl-Enter or Cmd-Enter calls `run`, Escape then Tab leaves it. */
export function createEditor(
  parent: HTMLElement,
  code: string,
  { run, change, label }: { run(): void; change(): void; label: string },
): Editor {
  const runAlways = () => {
    run();
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: code,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        indentOnInput(),
        lintGutter(),
        javascript({ typescript: true }),
        syntaxHighlighting(colours),
        keymap.of([{ key: "Mod-Enter", run: runAlways }, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
        EditorView.updateListener.of((update) => update.docChanged && change()),
      ],
    }),
  });
  return {
    code: () => view.state.doc.toString(),
    replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    mark(line, message) {
      const { from, to } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      const found: Diagnostic[] = message ? [{ from, to, severity: "error", message }] : [];
      view.dispatch(setDiagnostics(view.state, found));
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
