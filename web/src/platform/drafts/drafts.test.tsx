import { fireEvent, screen } from '@testing-library/react';
import { renderView } from '../../testing/show.js';
import { useDraft } from './use-draft.js';

/** A form of one text, which says where its draft lasts. */
function Form() {
  const draft = useDraft('form', () => '');
  return (
    <>
      <input
        aria-label="رأي"
        value={draft.content}
        onChange={({ currentTarget: { value } }) => draft.change(() => value)}
      />
      <output>{draft.place}</output>
      <button type="button" onClick={draft.finish}>
        stored
      </button>
    </>
  );
}

/** Whatever a browser does to its storage, what stands in a form is kept where it can be, and it is said where it cannot. */
describe('a draft', () => {
  const setItem = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem') as PropertyDescriptor;
  const getItem = Object.getOwnPropertyDescriptor(Storage.prototype, 'getItem') as PropertyDescriptor;

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  afterEach(() => {
    Object.defineProperty(Storage.prototype, 'setItem', setItem);
    Object.defineProperty(Storage.prototype, 'getItem', getItem);
    fireEvent.click(screen.getByText('stored'));
  });

  const refuse = (isRefused: (storage: Storage) => boolean): void => {
    Object.defineProperty(Storage.prototype, 'setItem', {
      configurable: true,
      value(this: Storage, key: string, value: string) {
        if (isRefused(this)) throw new DOMException('full', 'QuotaExceededError');
        (setItem.value as Storage['setItem']).call(this, key, value);
      },
    });
  };
  const write = (text: string): string | null => {
    fireEvent.change(screen.getByLabelText('رأي'), { target: { value: text } });
    return screen.getByRole('status').textContent;
  };
  /** Whether closing the tab is asked about. */
  const isAsked = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

  it('lasts on the device, and nobody is asked before leaving', () => {
    renderView(<Form />);
    expect(write('رأي')).toBe('device');
    expect(isAsked()).toBe(false);
    renderView(<Form />);
    expect(screen.getByLabelText('رأي')).toHaveValue('رأي');
  });

  it('lasts in the tab when the device is full, not as it was when there was room', () => {
    renderView(<Form />);
    write('قديم');
    refuse((storage) => storage === localStorage);
    expect(write('جديد')).toBe('tab');
    expect(isAsked()).toBe(true);
    renderView(<Form />);
    expect(screen.getByLabelText('رأي')).toHaveValue('جديد');
  });

  it('lasts as long as the page where the browser keeps nothing, over a visit to another page', () => {
    refuse(() => true);
    renderView(<Form />);
    expect(write('رأي')).toBe('page');
    expect(isAsked()).toBe(true);
    renderView(<Form />);
    expect(screen.getByLabelText('رأي')).toHaveValue('رأي');
  });

  it('is forgotten everywhere once it is stored', () => {
    refuse((storage) => storage === localStorage);
    renderView(<Form />);
    write('رأي');
    fireEvent.click(screen.getByText('stored'));
    expect(isAsked()).toBe(false);
    renderView(<Form />);
    expect(screen.getByLabelText('رأي')).toHaveValue('');
  });

  it('is begun anew where storage cannot even be read', () => {
    Object.defineProperty(Storage.prototype, 'getItem', {
      configurable: true,
      value: () => {
        throw new DOMException('not in this window', 'SecurityError');
      },
    });
    renderView(<Form />);
    expect(screen.getByLabelText('رأي')).toHaveValue('');
  });
});
